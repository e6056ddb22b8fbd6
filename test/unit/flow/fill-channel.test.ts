import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { DeviceChannel } from '../../../src/ports/device-channel.ts';
import { crlf, hashOf, INTUNE_4, serialOf } from '../../support/device-lists.ts';
import { FlowWorld, refusalCode, viewOf } from '../../support/flow-world.ts';

describe('a draft whose channel cannot identify its devices', () => {
  let opened: FlowWorld;
  let world: FlowWorld;
  beforeAll(async () => {
    opened = await FlowWorld.open();
  });
  beforeEach(async () => {
    world = await opened.fresh();
    const intune = world.deps.channels.get('intune') as DeviceChannel;
    const partner: DeviceChannel = {
      ...intune,
      declaration: { ...intune.declaration, name: 'partner-center', identities: ['hash', 'tuple'], groupTag: 'batch' },
    };
    const consent = world.deps.consents.get('intune');
    Object.assign(world.deps, {
      channels: new Map([...world.deps.channels, ['partner-center', partner]]),
      consents: new Map([...world.deps.consents, ['partner-center', consent]]),
    });
  });
  afterAll(() => opened.close());

  const serials = [serialOf(1), serialOf(2)];

  test('asks for the model, and sends the devices by it through the channel that takes it', async () => {
    const draft = await world.draft(serials);
    expect(draft).toMatchObject({
      channelAdvice: { channel: 'partner-center', asksModel: true },
      channelChoices: ['intune', 'partner-center'],
    });
    expect(draft.actions[0]).toBe('fill');
    expect(draft.findings.map(({ code }) => code)).toContain('channel.model-asked');

    const input = { channel: 'partner-center', manufacturer: ' Contoso Computer ', model: 'Book 14' };
    const filled = viewOf((await world.press(draft.id, 'fill', 'hana', { input })).reply);
    expect(filled).toMatchObject({
      channel: 'partner-center',
      channelAdvice: null,
      counts: { pending: 2, skipped: 0 },
    });
    expect(filled.actions[0]).toBe('send');
    expect(await world.deps.requests.devices(draft.id)).toMatchObject(
      serials.map((serial) => ({ serial, manufacturer: 'Contoso Computer', model: 'Book 14' })),
    );
    const [entry] = (await world.deps.audit.list({ requestId: draft.id })).filter(
      ({ what }) => what === 'request.filled-in',
    );
    expect(entry?.details).toMatchObject({ channel: 'partner-center', model: 'Book 14' });
  });

  test('a row that only Intune refuses is sent through the other channel once its model is told', async () => {
    const bytes = crlf(INTUNE_4, `${serialOf(1)},,${hashOf(1)},KIOSK`, `${serialOf(2)},,,KIOSK`);
    const draft = viewOf(await world.say('register these to Contoso', { files: [{ name: 'list.csv', bytes }] }));
    expect(draft.counts).toMatchObject({ pending: 1, skipped: 1 });
    const input = { channel: 'partner-center', manufacturer: 'Contoso Computer', model: 'Book 14' };
    const filled = viewOf((await world.press(draft.id, 'fill', 'hana', { input })).reply);
    expect(filled.counts).toMatchObject({ pending: 2, skipped: 0 });
    expect(filled.findings.map(({ code }) => code)).not.toContain('HASH_EMPTY');
  });

  test('what is told of the model does not change what the list said', async () => {
    const draft = await world.draft(serials);
    await world.press(draft.id, 'fill', 'hana', { input: { manufacturer: 'Contoso Computer', model: 'Book 14' } });
    await world.press(draft.id, 'fill', 'hana', { input: { manufacturer: 'Fabrikam', model: 'Book 15' } });
    expect(await world.deps.requests.devices(draft.id)).toMatchObject([{ model: 'Book 14' }, { model: 'Book 14' }]);
  });

  test.each(['oem-direct', 'somewhere'])('the channel %s, which is not there, is refused', async (channel) => {
    const draft = await world.draft(serials);
    expect(refusalCode(await world.press(draft.id, 'fill', 'hana', { input: { channel } }))).toBe(
      'channel.not-available',
    );
    expect((await world.deps.requests.find(draft.id))?.channel).toBe('intune');
  });
});
