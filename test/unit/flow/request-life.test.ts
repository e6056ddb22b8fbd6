import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { deliverNotices, sweepNotices } from '../../../src/flow/deliver-notices.ts';
import { expireRequests } from '../../../src/flow/expire-requests.ts';
import { planRequest } from '../../../src/flow/plan-request.ts';
import { press } from '../../../src/flow/press.ts';
import { openUpload, receiveUpload } from '../../../src/flow/receive-upload.ts';
import { viewRequest } from '../../../src/flow/view-request.ts';
import { crlf, hashOf, INTUNE_3, INTUNE_4, INTUNE_5, intuneRows, serialOf } from '../../support/device-lists.ts';
import { FlowWorld, refusalCode, viewOf } from '../../support/flow-world.ts';
import { registeredDevice } from '../../support/plan-facts.ts';

const DAY_MS = 24 * 3_600_000;

describe('a request', () => {
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

  const two = [serialOf(1), serialOf(2)];

  test('goes the whole way, and its hashes are gone at the end', async () => {
    const sent = await world.sent(two);
    expect(sent.state).toBe('waiting-for-approval');
    const approved = await world.press(sent.id, 'approve', 'ada', { shownPlan: sent.planDigest });
    expect(approved.refused).toBeNull();
    await world.carryOut(sent.id);
    expect(await world.state(sent.id)).toBe('done');
    expect((await world.deps.requests.devices(sent.id)).every((device) => device.sealedHash === null)).toBe(true);
    expect(await world.deps.audit.verify()).toMatchObject({ whole: true });
  });

  test.each([
    ['send', 'send', 'hana', 'hana', 'waiting-for-approval'],
    ['recheck', 'send', 'hana', 'hana', null],
    ['cancel', 'send', 'hana', 'hana', null],
    ['fill', 'send', 'hana', 'hana', null],
  ] as const)('%s and %s at once have one effect', async (left, right, one, other, end) => {
    const draft = await world.draft(two);
    const input = { tag: 'CTS-Field' };
    const outcomes = await Promise.all([
      world.press(draft.id, left, one, { input }),
      world.press(draft.id, right, other, { input }),
    ]);
    const request = await world.deps.requests.find(draft.id);
    if (end !== null) expect(request?.state).toBe(end);
    const sent = (await world.audited(draft.id)).filter((what) => what === 'request.sent');
    expect(sent.length).toBeLessThanOrEqual(1);
    if (request?.state === 'waiting-for-approval') {
      // What is approved is what was planned: tag and digest belong together.
      const plan = JSON.parse((await world.deps.plans.find(request.planDigest ?? '')) ?? '{}') as {
        terms?: { groupTag: string };
      };
      expect(plan.terms?.groupTag).toBe(request.groupTag);
    }
    for (const { refused } of outcomes) expect(refused?.message ?? '').not.toContain('a draft already');
  });

  test('a change whose plan was never made cannot be sent under the old plan', async () => {
    const draft = await world.draft(two);
    const request = await world.deps.requests.find(draft.id);
    // As after a crash between the change and its plan: the tenant cannot be asked at that moment.
    const broken = { ...world.deps, customers: { list: () => Promise.reject(new Error('died')) } };
    await expect(
      press(broken, {
        requestId: draft.id,
        action: 'fill',
        speaker: world.person('hana'),
        conversation: { front: 'terminal', id: 'c', scope: 'personal' },
        shownVersion: null,
        shownPlan: null,
        input: { tag: 'CTS-Field' },
      }),
    ).rejects.toThrow('died');
    expect((await world.deps.requests.find(draft.id))?.groupTag).toBe('CTS-Field');
    expect(refusalCode(await world.press(draft.id, 'send', 'hana', { shownPlan: request?.planDigest ?? null }))).toBe(
      'plan.incomplete',
    );
    const card = viewOf((await world.press(draft.id, 'refresh', 'hana')).reply);
    expect(card.actions[0]).toBe('recheck');
    const again = viewOf((await world.press(draft.id, 'recheck', 'hana')).reply);
    expect(again.planDigest).not.toBe(request?.planDigest);
    expect(again.actions[0]).toBe('send');
  });

  test.each([
    ['approve', 'approve'],
    ['approve', 'reject'],
    ['approve', 'cancel'],
    ['reject', 'cancel'],
  ] as const)('%s and %s at the same second: one decision, and an answer for the other', async (left, right) => {
    const { id } = await world.sent(two);
    const outcomes = await Promise.all([world.press(id, left, 'ada'), world.press(id, right, 'bo')]);
    expect(outcomes.filter(({ refused }) => refused === null)).toHaveLength(1);
    expect(outcomes.find(({ refused }) => refused !== null)?.refused?.message).toContain(id);
    expect(await world.deps.decisions.list(id)).toHaveLength(1);
    const state = await world.state(id);
    const job = await world.deps.jobs.find(id);
    expect(job === null).toBe(state !== 'approved');
    const hashes = (await world.deps.requests.devices(id)).filter((device) => device.sealedHash !== null);
    expect(hashes).toHaveLength(state === 'approved' ? 2 : 0);
  });

  test('an admin cannot approve their own request, also by another conversation', async () => {
    const mine = viewOf(await world.say(`register ${serialOf(1)} to Contoso with tag KIOSK`, { as: 'ada' }));
    await world.press(mine.id, 'send', 'ada');
    expect(refusalCode(await world.press(mine.id, 'approve', 'ada'))).toBe('approval.own-request');
    const told = await world.say(`approve ${mine.id}`, { as: 'ada', scope: 'channel' });
    expect(viewOf(told).state).toBe('waiting-for-approval');
    expect((await world.press(mine.id, 'approve', 'bo')).refused).toBeNull();
  });

  test('the card of an older plan approves and sends nothing', async () => {
    const draft = await world.draft(two);
    await world.press(draft.id, 'fill', 'hana', { input: { tag: 'CTS-Field' } });
    expect(refusalCode(await world.press(draft.id, 'send', 'hana', { shownPlan: draft.planDigest }))).toBe(
      'plan.changed',
    );
    expect((await world.press(draft.id, 'send', 'hana')).refused).toBeNull();
    expect(refusalCode(await world.press(draft.id, 'approve', 'ada', { shownPlan: draft.planDigest }))).toBe(
      'plan.changed',
    );
  });

  test('the same message twice gives one draft', async () => {
    const text = `register ${serialOf(1)} to Contoso with tag KIOSK`;
    const [first, second] = await Promise.all([world.say(text, { id: 'same' }), world.say(text, { id: 'same' })]);
    expect(viewOf(first).id).toBe(viewOf(second).id);
    expect((await world.audited(viewOf(first).id)).filter((what) => what === 'request.created')).toHaveLength(1);
  });

  test('two requests with one device sent at once: one goes, the other is told which', async () => {
    const one = await world.draft([serialOf(1)]);
    const other = await world.draft([serialOf(1).toLowerCase(), serialOf(2)]);
    const outcomes = await Promise.all([world.press(one.id, 'send', 'hana'), world.press(other.id, 'send', 'hana')]);
    expect(outcomes.map(refusalCode).sort()).toEqual(['device.already-requested', null]);
    expect([await world.state(one.id), await world.state(other.id)].sort()).toEqual(['draft', 'waiting-for-approval']);
    const audited = await Promise.all([world.audited(one.id), world.audited(other.id)]);
    expect(audited.flat().filter((what) => what === 'request.sent')).toHaveLength(1);
  });

  test('checks that run at once never fail', async () => {
    const draft = await world.draft(two);
    const outcomes = await Promise.all(Array.from({ length: 9 }, () => world.press(draft.id, 'recheck', 'hana')));
    expect(outcomes.map(refusalCode)).toEqual(Array.from({ length: 9 }, () => null));
    expect(viewOf((await world.press(draft.id, 'refresh', 'hana')).reply).actions[0]).toBe('send');
  });

  test('expires exactly at its time, tells the requester once, and cannot be approved any more', async () => {
    const { id } = await world.sent(two);
    world.jobs.clock.move(3 * DAY_MS - 1);
    await expireRequests(world.deps);
    expect(await world.state(id)).toBe('waiting-for-approval');
    world.jobs.clock.move(1);
    expect(refusalCode(await world.press(id, 'approve', 'ada'))).toBe('approval.expired');
    await Promise.all([expireRequests(world.deps), expireRequests(world.deps)]);
    expect(await world.state(id)).toBe('expired');
    expect(refusalCode(await world.press(id, 'approve', 'ada'))).toBe('press.too-late');
    expect((await world.deps.requests.devices(id)).every((device) => device.sealedHash === null)).toBe(true);
    expect((await world.audited(id)).filter((what) => what === 'request.expired')).toHaveLength(1);
    const settled = (await world.deps.notices.waiting()).filter(({ text }) => text.includes('expired'));
    expect(settled).toHaveLength(1);
  });

  test('approved while its expiry was being looked at, it is not ended under its running job', async () => {
    const { id } = await world.sent(two);
    const approving = {
      ...world.deps,
      requests: { ...world.deps.requests, expired: () => Promise.resolve([id]) },
    };
    await world.press(id, 'approve', 'ada');
    world.jobs.clock.move(4 * DAY_MS);
    await expireRequests(approving);
    expect(await world.state(id)).toBe('approved');
  });

  test('a draft that nobody sends ends too, and its hashes are forgotten', async () => {
    const draft = await world.draft(two);
    world.jobs.clock.move(7 * DAY_MS);
    await expireRequests(world.deps);
    expect(await world.state(draft.id)).toBe('expired');
    expect((await world.deps.requests.devices(draft.id)).every((device) => device.sealedHash === null)).toBe(true);
    expect(await world.deps.notices.waiting()).toEqual([]);
  });

  test.each(['not-granted', 'partial', 'unknown'] as const)(
    'waits while the consent is %s, goes on when it is there',
    async (state) => {
      world.jobs.service.consent = state;
      const draft = await world.draft(two);
      expect([draft.state, draft.actions]).toEqual(['waiting-for-consent', ['recheck', 'cancel']]);
      expect(refusalCode(await world.press(draft.id, 'send', 'hana'))).toBe('plan.blocked');
      world.jobs.service.consent = 'granted';
      const again = viewOf((await world.press(draft.id, 'recheck', 'hana')).reply);
      expect([again.state, again.actions[0]]).toEqual(['draft', 'send']);
      world.jobs.service.consent = state;
      expect(viewOf((await world.press(draft.id, 'recheck', 'hana')).reply).state).toBe('waiting-for-consent');
    },
  );

  test('a customer that leaves the directory leaves a draft that asks for one', async () => {
    world.jobs.service.consent = 'not-granted';
    const draft = await world.draft(two);
    const left = { ...world.deps, customers: { list: async () => (await world.deps.customers.list()).slice(1) } };
    const known = (await world.deps.customers.list())[0]?.tenantId;
    await world.deps.requests.change(draft.id, draft.version, { customerTenantId: known ?? null });
    await planRequest(left, draft.id);
    const view = await viewRequest(left, draft.id);
    expect([view?.state, view?.customer, view?.missing, view?.actions[0]]).toEqual([
      'draft',
      null,
      ['customer'],
      'fill',
    ]);
  });

  test('a stated number that differs is confirmed on the card that showed it, not on an older one', async () => {
    const draft = viewOf(await world.say(`register these 3 devices to Contoso with tag KIOSK: ${two.join(', ')}`));
    expect(draft.statedCount).toBe(3);
    expect(draft.actions[0]).toBe('confirm-count');
    const fewer = viewOf((await world.press(draft.id, 'fill', 'hana', { input: { serials: serialOf(1) } })).reply);
    expect(refusalCode(await world.press(draft.id, 'confirm-count', 'hana', { shownPlan: draft.planDigest }))).toBe(
      'plan.changed',
    );
    const outcome = await world.press(draft.id, 'confirm-count', 'hana', { shownPlan: fewer.planDigest });
    expect(viewOf(outcome.reply).actions[0]).toBe('send');
  });

  test('serials that the inventory learns of later are found by Check again', async () => {
    const draft = await world.draft([serialOf(3), serialOf(5), serialOf(6)]);
    expect(draft.attention.map(({ code }) => code)).toEqual(['device.hash-unknown', 'device.hash-unknown']);
    await world.stock(6);
    const again = viewOf((await world.press(draft.id, 'recheck', 'hana')).reply);
    expect(again.attention).toEqual([]);
    expect(again.counts.pending).toBe(3);
    expect(await world.audited(draft.id)).toContain('request.filled-in');
  });

  test('Check again keeps what the list said of a device whose hash the inventory has', async () => {
    const file = {
      name: 'list.csv',
      bytes: crlf(INTUNE_5, `${serialOf(5)},,,KIOSK,ada@contoso.com`, `${serialOf(1)},,${hashOf(1)},KIOSK,`),
    };
    const draft = viewOf(await world.say('register these to Contoso', { files: [file] }));
    await world.stock(6);
    await world.press(draft.id, 'recheck', 'hana');
    const device = (await world.deps.requests.devices(draft.id)).find(({ serial }) => serial === serialOf(5));
    expect(device).toMatchObject({ line: 2, assignedUser: 'ada@contoso.com' });
  });

  test('serials in different capitals are one device', async () => {
    const draft = await world.draft([serialOf(1), serialOf(1).toLowerCase()]);
    expect(draft.counts.pending).toBe(1);
  });

  test.each(['Contso', 'Contoso Pharm', 'Nobody & Sons', '<b>x</b>'])(
    'customer “%s” is asked back, nothing is planned',
    async (name) => {
      const draft = viewOf(await world.say(`register ${serialOf(1)} to "${name}" with tag KIOSK`));
      expect([draft.customer, draft.planDigest]).toEqual([null, null]);
      expect(draft.actions[0]).toBe('fill');
      expect(draft.customerChoices.length).toBeGreaterThan(0);
      expect(refusalCode(await world.press(draft.id, 'send', 'hana'))).toBe('plan.incomplete');
      expect(refusalCode(await world.press(draft.id, 'fill', 'hana', { input: { customer: 'Kontosso' } }))).toBe(
        'customer.unknown',
      );
      const filled = await world.press(draft.id, 'fill', 'hana', { input: { customer: 'contoso.com' } });
      expect(viewOf(filled.reply).customer?.name).toBe('Contoso');
    },
  );

  test('rows with several group tags are held up until one is chosen', async () => {
    const rows = [
      `${serialOf(1)},,${hashOf(1)},KIOSK`,
      `${serialOf(2)},,${hashOf(2)},CTS-Field`,
      `${serialOf(3)},,${hashOf(3)},`,
    ];
    const file = { name: 'list.csv', bytes: crlf(INTUNE_4, ...rows) };
    const draft = viewOf(await world.say('register these to Contoso', { files: [file] }));
    expect(draft.groupTag).toBeNull();
    expect(draft.findings.find(({ code }) => code === 'tag.not-chosen')?.message).toContain('KIOSK, CTS-Field, no tag');
    expect(refusalCode(await world.press(draft.id, 'send', 'hana'))).toBe('plan.blocked');
    const chosen = viewOf((await world.press(draft.id, 'fill', 'hana', { input: { tag: 'KIOSK' } })).reply);
    expect(chosen.actions[0]).toBe('send');
    expect(chosen.findings.find(({ code }) => code === 'tag.several')?.severity).toBe('warning');
  });

  test('a list whose tag is not the stated one says so', async () => {
    const file = { name: 'list.csv', bytes: crlf(INTUNE_4, ...intuneRows(2, ',CTS-Field')) };
    const draft = viewOf(await world.say('register these to Contoso with tag KIOSK', { files: [file] }));
    expect(draft.groupTag).toBe('KIOSK');
    expect(draft.findings.map(({ code }) => code)).toContain('tag.differs-from-list');
  });

  test('a list with errors only is shown, row by row, and cannot be sent', async () => {
    const file = { name: 'list.csv', bytes: crlf(INTUNE_3, `${serialOf(1)},,no-hash!`, `${serialOf(2)},,no-hash!`) };
    const draft = viewOf(await world.say('register these to Contoso with tag KIOSK', { files: [file] }));
    expect(draft.counts.skipped).toBe(2);
    expect(draft.attention.every(({ reason }) => reason !== null)).toBe(true);
    expect(refusalCode(await world.press(draft.id, 'send', 'hana'))).toBe('plan.blocked');
  });

  test('one upload is taken; the second, the late one and one without a role any more are refused', async () => {
    const draft = await world.draft([serialOf(1)]);
    const link = async (): Promise<string> => {
      const { reply } = await world.press(draft.id, 'upload', 'hana');
      if (reply.kind !== 'upload-link') throw new Error('no link');
      return reply.url;
    };
    const file = { name: 'list.csv', bytes: crlf(INTUNE_4, ...intuneRows(3)) };
    const url = await link();
    expect((await world.upload(url, file)).ok).toBe(true);
    await expect(world.upload(url, file)).rejects.toThrow();
    const opened = await openUpload(world.deps, (await link()).split('/').at(-1) ?? '');
    const both = await Promise.all([
      receiveUpload(world.deps, opened?.session ?? '', file),
      receiveUpload(world.deps, opened?.session ?? '', file),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    const late = await openUpload(world.deps, (await link()).split('/').at(-1) ?? '');
    world.jobs.clock.move(15 * 60_000);
    expect((await receiveUpload(world.deps, late?.session ?? '', file)).ok).toBe(false);
    const dismissed = await openUpload(world.deps, (await link()).split('/').at(-1) ?? '');
    const without = {
      ...world.deps,
      people: { ...world.deps.people, find: () => Promise.resolve({ ...world.person('hana'), roles: [] }) },
    };
    const refused = await receiveUpload(without, dismissed?.session ?? '', file);
    expect(refused.ok ? null : refused.fault.code).toBe('approval.no-role');
    expect((await world.press(draft.id, 'send', 'hana')).refused).toBeNull();
    const after = await openUpload(world.deps, 'x');
    expect(after).toBeNull();
  });

  test('an admin who cancels for somebody else tells them', async () => {
    const { id } = await world.sent(two);
    await world.press(id, 'cancel', 'ada', { input: { reason: 'wrong list' } });
    expect((await world.deps.requests.devices(id)).every((device) => device.sealedHash === null)).toBe(true);
    await sweepNotices(world.deps);
    await deliverNotices(world.deps, id);
    const hana = world.written.filter(({ to }) => to === world.person('hana').objectId);
    expect(hana.map(({ text }) => text)).toEqual([`Ada cancelled ${id}: wrong list Nothing was sent.`]);
  });

  test('each notice goes out once, whatever wakes for other requests', async () => {
    const one = await world.sent([serialOf(1)]);
    const other = await world.sent([serialOf(2)]);
    await Promise.all([deliverNotices(world.deps, one.id), deliverNotices(world.deps, other.id)]);
    expect(world.written.map(({ to, text }) => `${to} ${text}`).sort()).toEqual(
      [...new Set(world.written.map(({ to, text }) => `${to} ${text}`))].sort(),
    );
    expect(world.written).toHaveLength(4);
  });

  test('a retry pressed twice gives one draft; when that is cancelled a further press gives the next', async () => {
    world.jobs.service.outcomes.set(serialOf(1), 808);
    const { id } = await world.sent(two);
    await world.press(id, 'approve', 'ada');
    await world.carryOut(id);
    expect(await world.state(id)).toBe('done-with-failures');
    const [first, second] = await Promise.all([world.press(id, 'retry', 'hana'), world.press(id, 'retry', 'hana')]);
    const draft = viewOf(first.reply);
    expect(viewOf(second.reply).id).toBe(draft.id);
    expect(draft.serialsByState.pending).toEqual([serialOf(1)]);
    await world.press(draft.id, 'cancel', 'hana');
    const next = viewOf((await world.press(id, 'retry', 'hana')).reply);
    expect(next.id).not.toBe(draft.id);
    expect(next.state).toBe('draft');
  });

  test('where the audit cannot be written nothing changes', async () => {
    const draft = await world.draft(two);
    const { id } = await world.sent([serialOf(3)]);
    const tables = async (): Promise<string> =>
      JSON.stringify([
        await world.deps.requests.list({}),
        await world.deps.requests.devices(draft.id),
        await world.deps.requests.devices(id),
        await world.deps.jobs.find(id),
        await world.deps.decisions.list(id),
        await world.deps.notices.waiting(),
        await world.deps.audit.list({}),
      ]);
    const before = await tables();
    world.auditBroken = true;
    const presses = [
      () => world.press(draft.id, 'send', 'hana'),
      () => world.press(draft.id, 'fill', 'hana', { input: { tag: 'X', serials: serialOf(4) } }),
      () => world.press(draft.id, 'confirm-count', 'hana'),
      () => world.press(draft.id, 'cancel', 'hana'),
      () => world.press(draft.id, 'upload', 'hana'),
      () => world.press(id, 'approve', 'ada'),
      () => world.press(id, 'reject', 'ada'),
      () => world.press(id, 'approve', 'hana'),
      () => world.say(`register ${serialOf(4)} to Contoso`),
      () => world.stock(9),
    ];
    for (const attempt of presses) await expect(attempt()).rejects.toThrow('the audit is full');
    expect(await tables()).toBe(before);
    world.jobs.clock.move(8 * DAY_MS);
    await expect(expireRequests(world.deps)).rejects.toThrow('the audit is full');
    expect(await tables()).toBe(before);
  });

  test('no hash and no secret stands in the audit, the log or a reply', async () => {
    const file = { name: 'list.csv', bytes: crlf(INTUNE_4, ...intuneRows(2)) };
    const draft = viewOf(await world.say('register these to Contoso', { files: [file] }));
    const { reply } = await world.press(draft.id, 'upload', 'hana');
    const secret = reply.kind === 'upload-link' ? (reply.url.split('/').at(-1) ?? '') : '';
    await world.upload(`/${secret}`, file);
    await world.press(draft.id, 'send', 'hana');
    await world.press(draft.id, 'approve', 'ada');
    await world.carryOut(draft.id);
    const everything = JSON.stringify([
      await world.deps.audit.list({}),
      world.log.lines,
      await world.deps.requests.list({}),
      (await world.press(draft.id, 'refresh', 'hana')).reply,
      world.written,
    ]);
    expect(secret.length).toBeGreaterThan(5);
    for (const hidden of [`"${secret}"`, `/${secret}`, hashOf(1).slice(0, 60), hashOf(2).slice(40, 120)]) {
      expect(everything).not.toContain(hidden);
    }
  });

  test('hostile text in names and tags stays text', async () => {
    const tag = '<script>alert(1)</script>';
    const draft = viewOf(
      (await world.press((await world.draft([serialOf(1)])).id, 'fill', 'hana', { input: { tag } })).reply,
    );
    expect(draft.groupTag).toBe(tag);
    const nul = await world.press(draft.id, 'fill', 'hana', {
      input: { tag: 'a\0b', serials: `${'x'.repeat(5_000)} \u202e${serialOf(1)}` },
    });
    expect(viewOf(nul.reply).counts.devices).toBe(2);
    expect(viewOf(nul.reply).counts.pending).toBe(0);
  });

  describe('that unblocks', () => {
    beforeEach(() => {
      for (const number of [1, 2]) {
        world.registered.set(serialOf(number), registeredDevice(serialOf(number), { blocked: true }));
      }
    });

    test('two presses at once make one request', async () => {
      const input = { serial: serialOf(1).toLowerCase() };
      const [first, second] = await Promise.all([
        world.press(null, 'unblock', 'ada', { input }),
        world.press(null, 'unblock', 'ada', { input }),
      ]);
      expect(first.requestId).toBe(second.requestId);
      expect(await world.deps.requests.list({})).toHaveLength(1);
      expect(await world.state(first.requestId ?? '')).toBe('waiting-for-approval');
      expect(refusalCode(await world.press(null, 'unblock', 'bo', { input }))).toBe('device.already-requested');
      expect(refusalCode(await world.press(null, 'unblock', 'hana', { input }))).toBe('approval.not-an-admin');
      expect(refusalCode(await world.press(first.requestId, 'approve', 'ada'))).toBe('approval.own-request');
      await world.press(first.requestId, 'approve', 'bo');
      await world.carryOut(first.requestId ?? '');
      expect(await world.state(first.requestId ?? '')).toBe('done');
      expect(refusalCode(await world.press(null, 'unblock', 'ada', { input }))).toBe('device.not-blocked');
    });

    test('several devices of which one fails say so', async () => {
      const draft = viewOf(await world.say(`unblock ${serialOf(1)}, ${serialOf(2)} for Contoso`));
      expect(draft.kind).toBe('unblock');
      await world.press(draft.id, 'send', 'hana');
      await world.press(draft.id, 'approve', 'ada');
      // The service takes both, but the tenant goes on showing the second as blocked.
      const original = world.deps.channels.get('intune');
      if (original === undefined) throw new Error('no channel');
      Object.assign(original, {
        unblock: (_tenant: string, id: string) => {
          if (id === `id-${serialOf(1)}`) {
            world.registered.set(serialOf(1), registeredDevice(serialOf(1)));
          }
          return Promise.resolve({ ok: true, value: null });
        },
      });
      await world.carryOut(draft.id);
      expect(await world.state(draft.id)).toBe('done-with-failures');
      const texts = (await world.deps.notices.waiting()).map(({ text }) => text);
      expect(texts).toContain(
        `${draft.id} for Contoso: 1 of 2 devices may enrol again. The card says why the others may not.`,
      );
    });
  });
});
