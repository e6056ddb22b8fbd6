import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { failed } from '../../../src/domain/result.ts';
import { expireRequests } from '../../../src/flow/expire-requests.ts';
import { createConsentWatch } from '../../../src/flow/watch-consents.ts';
import type { DeviceChannel } from '../../../src/ports/device-channel.ts';
import { crlf, INTUNE_3, intuneRows } from '../../support/device-lists.ts';
import { FlowWorld, viewOf } from '../../support/flow-world.ts';

let world: FlowWorld;
let first: FlowWorld;

beforeAll(async () => {
  first = await FlowWorld.open();
});

afterAll(() => first.close());

beforeEach(async () => {
  world = await first.fresh();
});

const MINUTE = 60_000;
const hashesOf = async (id: string) =>
  (await world.deps.requests.devices(id)).filter(({ sealedHash }) => sealedHash !== null).length;

/** A list whose hashes the inventory does not know. */
async function draftFromFile(): Promise<string> {
  const file = { name: 'list.csv', bytes: crlf(INTUNE_3, ...intuneRows(4, '')) };
  return viewOf(await world.say('register these to Contoso with tag KIOSK', { files: [file] })).id;
}

async function approved(): Promise<string> {
  const id = await draftFromFile();
  await world.press(id, 'send', 'hana');
  await world.press(id, 'approve', 'ada');
  return id;
}

describe('a list whose road closes', () => {
  test('is kept when the consent was withdrawn before anything was sent, and can be tried again as it is', async () => {
    const id = await approved();
    world.jobs.service.consent = 'not-granted';
    await world.carryOut(id);

    expect(await world.state(id)).toBe('failed');
    expect(await hashesOf(id)).toBe(4);
    expect(world.jobs.service.submissions.size).toBe(0);

    world.jobs.service.consent = 'granted';
    const again = viewOf((await world.press(id, 'retry', 'hana')).reply);

    expect(again.counts).toMatchObject({ devices: 4, pending: 4 });
    expect(await hashesOf(again.id)).toBe(4);
    expect(await hashesOf(id)).toBe(0);
  });

  test('is kept from where it closed: what was sent stays true, nothing more is sent, every device says why', async () => {
    const id = await approved();
    const intune = world.deps.channels.get('intune') as DeviceChannel;
    let calls = 0;
    (world.deps.channels as Map<string, DeviceChannel>).set('intune', {
      ...intune,
      submit: (tenantId, chunk) => {
        calls += 1;
        const fault = {
          code: 'consent.not-granted',
          message: 'There is no relationship.',
          retry: 'after-change',
        } as const;
        return calls === 1 ? intune.submit(tenantId, chunk) : Promise.resolve(failed(fault));
      },
    });
    await world.carryOut(id);

    const devices = await world.deps.requests.devices(id);
    expect(calls).toBe(2);
    expect(devices.map(({ state, code }) => [state, code])).toEqual([
      ['assigned', null],
      ['assigned', null],
      ['assigned', null],
      ['failed', 'consent.not-granted'],
    ]);
    expect(devices[3]?.reason).toContain('was not sent: There is no relationship. Once that is mended');
    expect(devices.map(({ sealedHash }) => sealedHash !== null)).toEqual([false, false, false, true]);
    expect(await world.audited(id)).toContain('sending.stopped');
    const notices = await world.deps.notices.waiting();
    expect(notices.find(({ requestId, text }) => requestId === id && text.includes('the list is kept'))).toBeDefined();
  });

  test('is forgotten when nobody tried again for as long as a draft may wait', async () => {
    const id = await approved();
    world.jobs.service.consent = 'not-granted';
    await world.carryOut(id);
    const ended = world.jobs.clock.now().getTime();

    world.jobs.clock.moveTo(new Date(ended + world.deps.flowSettings.draftExpiryMs - MINUTE));
    await expireRequests(world.deps);
    expect(await hashesOf(id)).toBe(4);

    world.jobs.clock.moveTo(new Date(ended + world.deps.flowSettings.draftExpiryMs + MINUTE));
    await expireRequests(world.deps);
    expect(await hashesOf(id)).toBe(0);
  });
});

describe('a request that waits for consent', () => {
  test('is planned anew when the consent is there, and its requester is told once', async () => {
    world.jobs.service.consent = 'not-granted';
    const id = await draftFromFile();
    const watch = createConsentWatch();
    const pass = (ms: number) => world.jobs.clock.moveTo(new Date(world.jobs.clock.now().getTime() + ms));
    const told = async () =>
      (await world.deps.notices.waiting()).filter(({ requestId }) => requestId === id).map(({ text }) => text);

    pass(2 * MINUTE);
    await watch(world.deps);
    expect(await world.state(id)).toBe('waiting-for-consent');
    expect(await told()).toEqual([]);

    world.jobs.service.consent = 'granted';
    await watch(world.deps);
    expect(await world.state(id)).toBe('waiting-for-consent');
    pass(5 * MINUTE);
    await watch(world.deps);
    await createConsentWatch()(world.deps);

    expect(await world.state(id)).toBe('draft');
    expect(await told()).toEqual([expect.stringContaining(`${id} can be sent for approval now`)]);
    expect(await world.audited(id)).toContain('consent.appeared');
  });

  test('tells who can give it, what they will see, and what to forward', async () => {
    world.jobs.service.consent = 'not-granted';

    const view = viewOf(await world.say('register PF3XK2A9 to Contoso with tag KIOSK'));

    expect(view.invitation).toMatchObject({
      who: expect.stringContaining('Global Administrator'),
      sees: expect.stringContaining('Permissions requested'),
      message: null,
    });
  });
});
