import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Reply } from '../../../src/flow/reply.ts';
import { serialOf } from '../../support/device-lists.ts';
import { FlowWorld, type Say, viewOf } from '../../support/flow-world.ts';

describe('a follow-up', () => {
  let opened: FlowWorld;
  let world: FlowWorld;
  beforeAll(async () => {
    opened = await FlowWorld.open();
  });
  beforeEach(async () => {
    world = await opened.fresh();
    await world.stock(4);
  });
  afterAll(() => opened.close());

  const textOf = (reply: Reply) => (reply.kind === 'say' ? reply.text : `a ${reply.kind}`);
  const serials = async (id: string) => (await world.deps.requests.devices(id)).map(({ serial }) => serial);

  test('adds a device, takes one out, and changes the tag of the same draft', async () => {
    const draft = await world.draft([serialOf(1), serialOf(2)]);
    const added = viewOf(await world.say(`and ${serialOf(3)} as well`));
    expect([added.id, added.counts.pending]).toEqual([draft.id, 3]);
    const fewer = viewOf(await world.say(`without ${serialOf(1).toLowerCase()}`));
    expect(fewer.counts.devices).toBe(2);
    expect(await serials(draft.id)).toEqual([serialOf(2), serialOf(3)]);
    const tagged = viewOf(await world.say('no, tag CTS-Field'));
    expect([tagged.id, tagged.groupTag]).toEqual([draft.id, 'CTS-Field']);
    expect(tagged.planDigest).not.toBe(draft.planDigest);
    const hashes = (await world.deps.requests.devices(draft.id)).map(({ hashDigest }) => hashDigest);
    expect(hashes).not.toContain(null);
    expect((await world.audited(draft.id)).filter((what) => what === 'request.filled-in')).toHaveLength(3);
  });

  test('answers what a draft without a customer lacks', async () => {
    const draft = viewOf(await world.say(`register ${serialOf(1)} with tag KIOSK`));
    expect(draft.customer).toBeNull();
    expect(viewOf(await world.say('Contoso')).customer?.name).toBe('Contoso');
  });

  test.each<[string, Say]>([
    ['of somebody else', { as: 'sam' }],
    ['in another conversation', { scope: 'channel' }],
    ['of somebody without a role', { as: 'zoe' }],
  ])('%s changes no draft', async (_name, say) => {
    const draft = await world.draft([serialOf(1)]);
    await world.say(`and ${serialOf(3)} as well`, say);
    expect(await serials(draft.id)).toEqual([serialOf(1)]);
  });

  test('after the draft was sent is told that it comes too late', async () => {
    const sent = await world.sent([serialOf(1)]);
    expect(textOf(await world.say(`and ${serialOf(3)} as well`))).toContain(`${sent.id} is waiting for approval`);
    expect(await serials(sent.id)).toEqual([serialOf(1)]);
    expect(await world.state(sent.id)).toBe('waiting-for-approval');
  });

  test('that changes nothing, or names no customer, says so and leaves the draft', async () => {
    const draft = await world.draft([serialOf(1)]);
    expect(textOf(await world.say(`and ${serialOf(1)} as well`))).toContain('changes nothing');
    expect(textOf(await world.say('for Wingtip instead'))).toContain('Wingtip');
    expect((await world.deps.requests.find(draft.id))?.version).toBe(draft.version);
  });

  test('without a draft is answered like any message', async () => {
    expect(textOf(await world.say(`and ${serialOf(3)} as well`))).toContain('did not understand');
  });
});
