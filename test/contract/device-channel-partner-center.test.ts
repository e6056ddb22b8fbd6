import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { APP, HOME_TENANT_ID, PARTNER_USER, SERIALS, TENANTS } from '../../sandbox/world.ts';
import { createPartnerChannel } from '../../src/channels/partner-center/partner-channel.ts';
import type { PartnerOptions } from '../../src/channels/partner-center/partner-client.ts';
import { createPartnerConsent } from '../../src/channels/partner-center/partner-consent.ts';
import type { DeviceChannel, ImportChunk } from '../../src/ports/device-channel.ts';
import { createPartnerTokens } from '../../src/security/partner-tokens.ts';
import { bareDevice, soughtOf } from '../support/chunks.ts';
import { control, startSandboxWorld, submissionsOf } from '../support/sandbox-world.ts';
import { wholeHash } from '../support/whole-hash.ts';
import { type ChannelWorld, describeDeviceChannel } from './device-channel.ts';

const MINUTE = 60_000;

/** The sandbox, and what Preflight has to reach Partner Center in it. */
async function startWorld() {
  const { sandbox, tools, pass } = await startSandboxWorld();
  let calls = 0;
  const options: PartnerOptions = {
    partnerUrl: `${sandbox.httpsUrl}/partner-center`,
    tokens: createPartnerTokens({
      loginUrl: sandbox.httpsUrl,
      clientId: APP.clientId,
      secret: APP.clientSecret,
      refreshToken: PARTNER_USER.refreshToken,
      callTimeoutMs: tools.callTimeoutMs,
    }),
    partnerTenantId: HOME_TENANT_ID,
    ids: {
      uuid: () => {
        calls += 1;
        return `99999999-0000-4000-8000-${String(calls).padStart(12, '0')}`;
      },
    },
    ...tools,
  };
  return { sandbox, options, pass, channel: createPartnerChannel({ ...options, chunkSize: 500 }) };
}

async function registered(channel: DeviceChannel, pass: (ms: number) => void, serials: readonly string[]) {
  const chunk: ImportChunk = {
    importId: '33333333-0000-4000-8000-000000000001',
    callId: '33333333-0000-4000-8000-000000000002',
    isRepeat: false,
    groupTag: 'EARLIER',
    devices: serials.map((serial, index) => bareDevice(index + 1, serial, { hardwareHash: wholeHash(serial) })),
  };
  const sent = await channel.submit(TENANTS.contoso, chunk);
  pass(MINUTE);
  const found = await channel.findImports(TENANTS.contoso, soughtOf(chunk, sent.ok ? sent.value.reference : null));
  return found.ok ? found.value.map(({ serial, deviceId }) => ({ serial, deviceId: deviceId ?? '' })) : [];
}

async function makePartnerWorld(): Promise<ChannelWorld> {
  const { sandbox, channel, pass } = await startWorld();
  const [one, other] = await registered(channel, pass, ['PF5OLD01', 'PF5OLD02']);
  const onSubmission = (fault: object) =>
    control<void>(sandbox, 'POST', 'faults', {
      match: { service: 'partner-center', method: 'POST', path: '/deviceBatches' },
      times: 1,
      ...fault,
    });
  return {
    channel,
    tenantId: TENANTS.contoso,
    strangerTenantId: TENANTS.adatum,
    registered: one ?? { serial: '', deviceId: '' },
    blocked: other ?? { serial: '', deviceId: '' },
    heldElsewhere: SERIALS.heldByOtherTenant,
    settle: () => pass(MINUTE),
    letSyncIntervalPass: () => pass(11 * MINUTE),
    loseNextSubmission: () => onSubmission({ drop: 'after' }),
    throttleNextSubmission: (seconds) => onSubmission({ status: 429, headers: { 'Retry-After': String(seconds) } }),
    garbleNextSubmission: () => onSubmission({ status: 202, body: '<html>' }),
    submissions: () => submissionsOf(sandbox),
    // Microsoft publishes no machine-readable description of this API.
    violations: () => Promise.resolve([]),
    close: () => sandbox.close(),
  };
}

describeDeviceChannel('Partner Center against the simulated services', ['register', 'find'], makePartnerWorld);

describe('Partner Center at its worst', () => {
  let world: Awaited<ReturnType<typeof startWorld>>;
  let channel: DeviceChannel;
  let chunks = 0;

  beforeAll(async () => {
    world = await startWorld();
  });
  afterAll(() => world.sandbox.close());
  beforeEach(async () => {
    await control(world.sandbox, 'POST', 'reset', {});
    channel = createPartnerChannel({ ...world.options, chunkSize: 500 });
  });

  const behave = (change: object) => control(world.sandbox, 'POST', 'partner-center', change);
  const chunkOf = (groupTag: string, ...serials: readonly string[]): ImportChunk => {
    chunks += 1;
    return {
      importId: `44444444-0000-4000-8000-${String(chunks).padStart(12, '0')}`,
      callId: `55555555-0000-4000-8000-${String(chunks).padStart(12, '0')}`,
      isRepeat: false,
      groupTag,
      devices: serials.map((serial, index) => bareDevice(index + 1, serial, { hardwareHash: wholeHash(serial) })),
    };
  };
  const send = async (chunk: ImportChunk) => {
    const sent = await channel.submit(TENANTS.fabrikam, chunk);
    if (!sent.ok) throw new Error(`${sent.fault.code}: ${sent.fault.message}`);
    return sent.value.reference;
  };
  const outcome = async (chunk: ImportChunk, reference: string | null) => {
    const found = await channel.findImports(TENANTS.fabrikam, soughtOf(chunk, reference));
    return found.ok ? found.value.map(({ serial, state, code }) => [serial, state, code]) : found.fault;
  };

  test.each([
    ['the link in the body', { trackingLink: 'body' }],
    ['a byte-order mark', { byteOrderMark: true }],
    ['bare lists', { deviceList: 'array' }],
    ['small pages', { pageSize: 1 }],
    ['a word for the batch that nobody knows', { words: { finished: 'completed_maybe' } }],
  ])('with %s a chunk is followed to its end', async (_, behaviour) => {
    await behave(behaviour);
    const chunk = chunkOf('KIOSK', 'PF8A', 'PF8B', 'PF8C');

    const reference = await send(chunk);
    world.pass(MINUTE);

    expect(await outcome(chunk, reference)).toEqual(
      ['PF8A', 'PF8B', 'PF8C'].map((serial) => [serial, 'complete', null]),
    );
    const found = await channel.findDevices(TENANTS.fabrikam, ['pf8b', 'PF8C']);
    expect(found.ok && found.value.map(({ serial }) => serial).sort()).toEqual(['PF8B', 'PF8C']);
  });

  test('a batch that says finished does not hide a device that was refused', async () => {
    await behave({ words: { finishedWithErrors: 'finished' } });
    const chunk = chunkOf('KIOSK', 'PF8A', SERIALS.heldByOtherTenant);

    const reference = await send(chunk);
    world.pass(MINUTE);

    expect(await outcome(chunk, reference)).toEqual([
      ['PF8A', 'complete', null],
      [SERIALS.heldByOtherTenant, 'error', 808],
    ]);
  });

  test('a device that the finished upload leaves out is looked up in its batch', async () => {
    await behave({ hiddenRows: 1 });
    const chunk = chunkOf('KIOSK', 'PF8A', 'PF8B');

    const reference = await send(chunk);
    world.pass(MINUTE);

    expect(await outcome(chunk, reference)).toEqual([
      ['PF8A', 'complete', null],
      ['PF8B', 'complete', null],
    ]);
  });

  test('a submission without an answer that names it is found in the batch and not sent again', async () => {
    await behave({ trackingLink: 'none' });
    const chunk = chunkOf('KIOSK', 'PF8A', 'PF8B');

    expect(await channel.submit(TENANTS.fabrikam, chunk)).toMatchObject({ ok: false, fault: { doubt: true } });
    world.pass(MINUTE);

    expect(await outcome(chunk, null)).toEqual([
      ['PF8A', 'complete', null],
      ['PF8B', 'complete', null],
    ]);
    expect(await submissionsOf(world.sandbox)).toBe(2);
  });

  test.each([
    ['made its batch', []],
    ['added to a batch', ['PF8Z']],
  ])('a call that %s and whose answer was lost is repeated without registering anything twice', async (_, earlier) => {
    if (earlier.length > 0) await send(chunkOf('KIOSK', ...earlier));
    world.pass(MINUTE);
    const chunk = chunkOf('KIOSK', 'PF8A', SERIALS.heldByOtherTenant);
    await control(world.sandbox, 'POST', 'faults', {
      match: { service: 'partner-center', method: 'POST', path: '/deviceBatches' },
      times: 1,
      drop: 'after',
    });
    expect(await channel.submit(TENANTS.fabrikam, chunk)).toMatchObject({ ok: false, fault: { doubt: true } });
    world.pass(MINUTE);
    // The batch shows the one, and of a device that was refused it shows nothing: only the upload's own status tells.
    expect(await outcome(chunk, null)).toEqual([]);

    const reference = await send({ ...chunk, isRepeat: true });
    world.pass(MINUTE);

    expect(await outcome(chunk, reference)).toEqual([
      ['PF8A', 'complete', null],
      [SERIALS.heldByOtherTenant, 'error', 808],
    ]);
    expect(await submissionsOf(world.sandbox)).toBe(earlier.length + 2);
  });

  test('a repetition while the lists still show nothing registers nothing twice', async () => {
    const chunk = chunkOf('KIOSK', 'PF8A');
    await control(world.sandbox, 'POST', 'faults', {
      match: { service: 'partner-center', method: 'POST', path: '/deviceBatches' },
      times: 1,
      drop: 'after',
    });
    await control(world.sandbox, 'POST', 'timing', { batchListMs: 10 * MINUTE });
    expect(await channel.submit(TENANTS.fabrikam, chunk)).toMatchObject({ ok: false, fault: { doubt: true } });
    expect(await outcome(chunk, null)).toEqual([]);

    const reference = await send({ ...chunk, isRepeat: true });
    world.pass(MINUTE);

    expect(await outcome(chunk, reference)).toEqual([['PF8A', 'complete', null]]);
    expect(await submissionsOf(world.sandbox)).toBe(1);
  });

  test.each(['KIOSK 2', 'a/b', '50% #1', 'Größe?'])('a batch may be called %j', async (tag) => {
    const chunk = chunkOf(tag, 'PF8A');

    await send(chunk);
    world.pass(MINUTE);
    const second = chunkOf(tag, 'PF8B');
    const reference = await send(second);
    world.pass(MINUTE);

    expect(await outcome(second, reference)).toEqual([['PF8B', 'complete', null]]);
    expect(await channel.listTags?.(TENANTS.fabrikam)).toEqual({
      ok: true,
      value: [{ groupTag: tag, devices: 2 }],
    });
  });

  test('a tag that differs from a batch only in capitals is refused before anything is sent', async () => {
    await send(chunkOf('KIOSK', 'PF8A'));

    expect(await channel.submit(TENANTS.fabrikam, chunkOf('Kiosk', 'PF8B'))).toMatchObject({
      ok: false,
      fault: { code: 'channel.tag-differs-in-capitals' },
    });
    expect(await submissionsOf(world.sandbox)).toBe(1);
  });

  test('a batch that is there although it is not listed yet is added to at the next attempt', async () => {
    await send(chunkOf('KIOSK', 'PF8A'));
    await control(world.sandbox, 'POST', 'timing', { batchListMs: 10 * MINUTE });
    channel = createPartnerChannel({ ...world.options, chunkSize: 500 });
    const chunk = chunkOf('KIOSK', 'PF8B');

    expect(await channel.submit(TENANTS.fabrikam, chunk)).toMatchObject({
      ok: false,
      fault: { code: 'channel.conflict', retry: 'same-request' },
    });
    expect(await channel.submit(TENANTS.fabrikam, { ...chunk, callId: `${chunk.callId}-again` })).toMatchObject({
      ok: true,
    });
  });

  test('a call that the service ends over one device is refused without doubt, so that the device can be found', async () => {
    await behave({ sequenceErrorFor: ['HP'] });
    const chunk = chunkOf('KIOSK');
    const tuple = bareDevice(1, '5CG1', { manufacturer: 'HP', model: 'HP ProDesk 600 G5' });

    expect(await channel.submit(TENANTS.fabrikam, { ...chunk, devices: [tuple] })).toMatchObject({
      ok: false,
      fault: { code: 'channel.request-invalid', retry: 'after-change' },
    });
  });

  test('for consent sees what was granted and withdrawn a moment ago, and has the link of the service', async () => {
    const consent = createPartnerConsent(world.options);
    const grant = (granted: boolean) =>
      control(world.sandbox, 'POST', 'consent', { tenant: TENANTS.adatum, channel: 'partner-center', granted });
    const look = async () => consent.check(TENANTS.adatum);

    const before = await look();
    await grant(true);
    const granted = await look();
    await grant(false);
    const after = await look();

    expect([before.state, granted.state, after.state]).toEqual(['not-granted', 'granted', 'not-granted']);
    expect(before.link).toContain(`partnerId=${HOME_TENANT_ID}`);
    expect(granted.link).toBeNull();
  });

  test('leaves no token, secret or hash in the log', async () => {
    await send(chunkOf('KIOSK', 'PF8A'));

    const lines = JSON.stringify(world.options.log);

    expect(lines).toContain('partner-center.called');
    expect(lines).not.toMatch(
      new RegExp(`${APP.clientSecret}|${PARTNER_USER.refreshToken}|eyJ|${wholeHash('PF8A').slice(0, 24)}`),
    );
  });
});
