import { createHash } from 'node:crypto';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { sweepLists } from '../../../src/flow/kept-lists/drop-lists.ts';
import type { CheckedListView } from '../../../src/flow/kept-lists/list-view.ts';
import { acceptOffer, declineOffer, makeOffer, sweepOffers } from '../../../src/flow/kept-lists/offer-file.ts';
import type { Reply } from '../../../src/flow/reply.ts';
import { uploadPage } from '../../../src/flow/upload-page.ts';
import { readDeviceList } from '../../../src/lists/check-list.ts';
import { crlf, hashOf, INTUNE_3, INTUNE_4, intuneRows, PARTNER, serialOf } from '../../support/device-lists.ts';
import { FlowWorld, refusalCode, viewOf } from '../../support/flow-world.ts';

const SCIENTIFIC = `1.23457E+14,,${hashOf(3, { serial: '123456789012345' })},KIOSK`;
const DOUBLE = `${serialOf(1)},,${hashOf(1)},KIOSK`;

/** Ready, repaired, two that need a person, and one beyond use. */
const LIST = {
  name: '../Liste “März”.csv',
  bytes: crlf(
    INTUNE_4,
    ...intuneRows(1),
    ` ${serialOf(2)},,${hashOf(2)},KIOSK`,
    SCIENTIFIC,
    DOUBLE,
    `${serialOf(5)},,${hashOf(5).slice(0, 900)},KIOSK`,
  ),
};

function listOf(reply: Reply): CheckedListView {
  if (reply.kind !== 'checked-list') throw new Error(`no card of a list, but ${JSON.stringify(reply).slice(0, 300)}`);
  return reply.view;
}

describe('a list that was checked', () => {
  let opened: FlowWorld;
  let world: FlowWorld;
  let id: string;

  beforeAll(async () => {
    opened = await FlowWorld.open();
  });
  beforeEach(async () => {
    world = await opened.fresh();
    id = listOf(await world.say('check this list', { files: [LIST] })).id ?? '';
  });
  afterAll(() => opened.close());

  const press = (action: string, input: Record<string, string> = {}, who: 'hana' | 'sam' | 'ada' | 'zoe' = 'hana') =>
    world.press(null, action, who, { input: { list: id, ...input } });

  test('is shown by what can be done with each row', async () => {
    const view = listOf((await press('show-list')).reply);
    const counts = Object.entries(view.groups).map(([group, { count }]) => [group, count]);
    expect(counts).toEqual([
      ['ready', 1],
      ['repaired', 1],
      ['needs-you', 1],
      ['cannot-be-used', 2],
    ]);
    expect(view.proposals.first.map(({ line, code }) => [line, code])).toEqual([
      [4, 'SERIAL_SCIENTIFIC'],
      [5, 'FILE_HASH_DUPLICATE'],
    ]);
    expect(view.changes.first).toMatchObject([{ code: 'VALUE_BLANKS', line: 3 }]);
  });

  test('is kept sealed, and no hash stands in what is shown or recorded', async () => {
    const pieces = await world.deps.lists.content(id);
    expect(pieces).not.toEqual([]);
    for (const piece of pieces) expect(Buffer.from(piece).includes('T0FL')).toBe(false);
    await press('accept');
    const { reply } = await press('use-list');
    const said = JSON.stringify([reply, await world.deps.audit.list({}), world.log]);
    expect(said).not.toMatch(/[A-Za-z0-9+/]{129,}/);
  });

  test('one without a device is not kept', async () => {
    const view = listOf(await world.say('check this list', { files: [{ name: 'x.csv', bytes: Buffer.from('') }] }));
    expect([view.id, view.devices]).toEqual([null, 0]);
  });

  describe('its proposals', () => {
    test('are accepted one by one, and the list is judged again', async () => {
      const outcome = await press('accept', { line: '4' });
      const view = listOf(outcome.reply);
      expect(view.version).toBe(2);
      expect(view.groups.ready).toMatchObject({ count: 2 });
      expect(view.proposals.first.map(({ line }) => line)).toEqual([5]);
      const [event] = (await world.deps.audit.list({})).filter(({ what }) => what === 'list.proposals-accepted');
      expect(event).toMatchObject({
        actor: { upn: 'hana@preflight.example' },
        details: {
          list: id,
          accepted: [
            {
              line: 4,
              code: 'SERIAL_SCIENTIFIC',
              proposal: '123456789012345',
              change: { from: '1.23457E+14', to: '123456789012345' },
            },
          ],
        },
      });
    });

    test('are accepted as far as they are chosen on the card; a card without a choice accepts none', async () => {
      expect(refusalCode(await press('accept-chosen'))).toBe('list.nothing-chosen');
      expect(refusalCode(await press('accept-chosen', { proposals: '99 SERIAL_SCIENTIFIC' }))).toBe(
        'list.nothing-to-accept',
      );
      const { first } = listOf((await press('show-list')).reply).proposals;
      const [one] = first;
      const view = listOf((await press('accept-chosen', { proposals: `${one?.line} ${one?.code}, ` })).reply);
      expect(view.proposals.first.map(({ line }) => line)).toEqual(first.slice(1).map(({ line }) => line));
    });

    test('are accepted by their line alone at a terminal, and the channels are told anew', async () => {
      const before = listOf((await press('show-list')).reply);
      const after = listOf((await press('accept', { proposals: '4' })).reply);
      expect(after.proposals.count).toBe(before.proposals.count - 1);
      const takes = (view: typeof before) => view.channels.find(({ title }) => title === 'Intune')?.words;
      expect(takes(after)).not.toBe(takes(before));
    });

    test('are accepted all together; a row that is set aside stays in sight', async () => {
      const view = listOf((await press('accept')).reply);
      expect(view.proposals.count).toBe(0);
      expect(view.groups['cannot-be-used'].first).toContainEqual({
        serial: serialOf(1),
        line: 5,
        reason: expect.stringContaining('another row of the same device is kept'),
      });
    });

    test('of an older card are not accepted: what is open now was not seen', async () => {
      await press('accept', { line: '4' });
      const outcome = await press('accept', { listVersion: '1' });
      expect(refusalCode(outcome)).toBe('list.changed');
      expect(listOf(outcome.reply).proposals.count).toBe(1);
    });

    test('accepted twice at once are accepted once', async () => {
      const outcomes = await Promise.all([press('accept'), press('accept')]);
      expect(outcomes.map(refusalCode).filter((code) => code !== null)).toHaveLength(1);
      expect((await world.deps.lists.find(id, world.deps.clock.now()))?.accepted).toHaveLength(2);
    });

    test.each([{ line: '99' }, { line: '4', code: 'ROW_SERIAL_BLANK' }])(
      'that are not open (%o) are refused',
      async (input) => {
        expect(refusalCode(await press('accept', input))).toBe('list.nothing-to-accept');
      },
    );
  });

  describe('somebody else', () => {
    test.each(['accept', 'accept-chosen', 'use-list', 'download-list', 'open-list', 'show-list'])(
      'cannot press %s, be they admin or not',
      async (action) => {
        for (const who of ['sam', 'ada'] as const) {
          expect(refusalCode(await press(action, {}, who))).toBe('list.not-yours');
        }
        expect(refusalCode(await press(action, {}, 'zoe'))).toBe('approval.no-role');
      },
    );

    test('who decides about its request may look, but changes nothing', async () => {
      const draft = viewOf((await press('use-list')).reply);
      await world.press(draft.id, 'fill', 'hana', { input: { customer: 'Contoso', tag: 'KIOSK' } });
      await world.press(draft.id, 'send', 'hana');
      expect((await press('open-list', {}, 'ada')).reply.kind).toBe('list-link');
      expect(refusalCode(await press('open-list', {}, 'sam'))).toBe('list.not-yours');
      expect(refusalCode(await press('accept', {}, 'ada'))).toBe('list.not-yours');
      expect(refusalCode(await press('accept'))).toBe('list.not-yours');
    });
  });

  describe('used for a request', () => {
    test('becomes one draft that asks for what is missing, however often it is pressed', async () => {
      const [first, second] = await Promise.all([press('use-list'), press('use-list')]);
      const draft = viewOf(first.reply);
      expect(viewOf(second.reply).id).toBe(draft.id);
      expect(draft).toMatchObject({ missing: ['customer'], groupTag: 'KIOSK', counts: { devices: 5, pending: 2 } });
      expect(draft.actions).toContain('fill');
      expect(draft.list).toMatchObject({ id, isOpen: true, proposals: { count: 2 } });
    });

    test('knows what the message said of the customer', async () => {
      const view = listOf(await world.say('check this list for Contoso', { files: [LIST] }));
      const used = await world.press(null, 'use-list', 'hana', { input: { list: view.id ?? '' } });
      expect(viewOf(used.reply)).toMatchObject({ customer: { name: 'Contoso' }, missing: [] });
    });

    test('of which no row can be sent is refused', async () => {
      const view = listOf(
        await world.say('check this list', { files: [{ name: 'x.csv', bytes: crlf(INTUNE_4, SCIENTIFIC) }] }),
      );
      const outcome = await world.press(null, 'use-list', 'hana', { input: { list: view.id ?? '' } });
      expect(refusalCode(outcome)).toBe('list.nothing-usable');
    });

    test('an accepted proposal makes a new plan that tells who accepted what', async () => {
      await press('use-list');
      const before = viewOf((await world.press('R-1', 'fill', 'hana', { input: { customer: 'Contoso' } })).reply);
      const after = viewOf((await world.press('R-1', 'accept', 'hana', { input: { line: '4' } })).reply);
      expect(after.planDigest).not.toBe(before.planDigest);
      expect(after.counts.pending).toBe(before.counts.pending + 1);
      const told = after.findings.filter(({ code }) => code === 'proposal.accepted');
      expect(told).toMatchObject([
        { severity: 'warning', message: expect.stringMatching(/“123456789012345” in place of “1.23457E\+14”. Hana/) },
      ]);
      const old = await world.press('R-1', 'send', 'hana', { shownPlan: before.planDigest });
      expect(refusalCode(old)).toBe('plan.changed');
    });

    test('keeps what was told of its devices beside the list', async () => {
      await press('use-list');
      await world.press('R-1', 'fill', 'hana', {
        input: { customer: 'Contoso', manufacturer: 'Fabrikam', model: '7' },
      });
      await world.press('R-1', 'accept', 'hana');
      const devices = await world.deps.requests.devices('R-1');
      expect(devices.every(({ manufacturer, model }) => manufacturer === 'Fabrikam' && model === '7')).toBe(true);
    });

    test.each([
      ['cancelled', async () => world.press('R-1', 'cancel', 'hana')],
      ['approved', async () => world.press('R-1', 'approve', 'ada')],
      ['rejected', async () => world.press('R-1', 'reject', 'ada')],
      ['given other devices', async () => world.press('R-1', 'fill', 'hana', { input: { serials: 'PF000009' } })],
    ])('is forgotten when the request is %s', async (what, decide) => {
      await press('use-list');
      await world.press('R-1', 'fill', 'hana', { input: { customer: 'Contoso' } });
      if (what === 'approved' || what === 'rejected') await world.press('R-1', 'send', 'hana');
      expect((await decide()).refused).toBeNull();
      expect(await world.deps.lists.content(id)).toEqual([]);
      expect(viewOf((await world.press('R-1', 'refresh', 'hana')).reply).list).toBeNull();
    });
  });

  describe('the repaired list', () => {
    const secretOf = (reply: Reply): string => {
      if (reply.kind !== 'list-file' || reply.url === null) throw new Error('no link to a file');
      return reply.url.slice(reply.url.lastIndexOf('/') + 1);
    };

    test('is behind a personal link until its time is over, as it was accepted', async () => {
      await press('accept');
      const page = uploadPage(world.deps);
      const secret = secretOf((await press('download-list')).reply);
      const file = await page.fileBehindLink(secret);
      if (!file.ok) throw new Error(file.fault.message);
      expect(file.value.name).toBe('Liste _M_rz_.fixed.csv');
      const { report, devices } = await readDeviceList(file.value.bytes, { fileName: 'x.csv' });
      expect(report.findings).toEqual([]);
      expect(devices.map(({ identity }) => identity.serial)).toEqual([serialOf(1), serialOf(2), '123456789012345']);
      expect((await page.fileBehindLink(secret)).ok).toBe(true);
      world.jobs.clock.move(15 * 60_000);
      expect(await page.fileBehindLink(secret)).toMatchObject({ ok: false, fault: { code: 'link.over' } });
      expect((await world.deps.audit.list({})).filter(({ what }) => what === 'list.downloaded')).toHaveLength(2);
    });

    test('of several files is one zip', async () => {
      const rows = ['KIOSK', 'OFFICE'].map((tag, index) => `${serialOf(index + 1)},,${hashOf(index + 1)},,,${tag}`);
      const bytes = crlf(`${PARTNER},Group Tag`, ...rows);
      const view = listOf(
        await world.say('check this list for Partner Center', { files: [{ name: 'two.csv', bytes }] }),
      );
      const { reply } = await world.press(null, 'download-list', 'hana', { input: { list: view.id ?? '' } });
      const file = await uploadPage(world.deps).fileBehindLink(secretOf(reply));
      if (!file.ok) throw new Error(file.fault.message);
      expect(file.value.name).toBe('two.fixed.zip');
      expect(Object.keys(unzipSync(file.value.bytes))).toEqual(['two.fixed-KIOSK.csv', 'two.fixed-OFFICE.csv']);
    });

    test('cannot be had where no row can be used', async () => {
      const bytes = crlf(INTUNE_3, `${serialOf(5)},,${hashOf(5).slice(0, 900)}`);
      const view = listOf(await world.say('check this list', { files: [{ name: 'x.csv', bytes }] }));
      const outcome = await world.press(null, 'download-list', 'hana', { input: { list: view.id ?? '' } });
      expect(refusalCode(outcome)).toBe('list.nothing-usable');
    });

    describe('offered in a chat', () => {
      const offer = async (listVersion = 1) => {
        const { objectId, tenantId } = world.person('hana');
        const expiresAt = new Date(world.deps.clock.now().getTime() + 60_000);
        const person = { objectId, tenantId };
        const offerId = await makeOffer(world.deps, { listId: id, listVersion, person, address: 'chat', expiresAt });
        await world.deps.offers.placed(offerId, 'question');
        return offerId;
      };

      test('is taken once, by the person to whom it was offered', async () => {
        const offerId = await offer();
        expect((await acceptOffer(world.deps, offerId, world.person('sam'))).ok).toBe(false);
        expect((await acceptOffer(world.deps, offerId, world.person('hana'))).ok).toBe(true);
        expect((await acceptOffer(world.deps, offerId, world.person('hana'))).ok).toBe(false);
      });

      test('is over once it is declined, or decided about the list', async () => {
        const declined = await offer();
        expect(await declineOffer(world.deps, declined, world.person('hana'))).toBe(true);
        expect((await acceptOffer(world.deps, declined, world.person('hana'))).ok).toBe(false);
        const older = await offer();
        await press('accept');
        const result = await acceptOffer(world.deps, older, world.person('hana'));
        expect(result).toMatchObject({ ok: false, fault: { code: 'offer.over' } });
      });

      test('and never answered, its question is taken away', async () => {
        const offerId = await offer();
        await sweepOffers(world.deps);
        expect(world.removed).toEqual([]);
        world.jobs.clock.move(60_000);
        await sweepOffers(world.deps);
        await sweepOffers(world.deps);
        expect(world.removed).toEqual(['question']);
        expect((await acceptOffer(world.deps, offerId, world.person('hana'))).ok).toBe(false);
      });
    });
  });

  describe('its page', () => {
    async function openPage() {
      const { reply } = await press('open-list');
      if (reply.kind !== 'list-link') throw new Error('no link to the page');
      const page = uploadPage(world.deps);
      const secret = reply.url.slice(reply.url.lastIndexOf('/') + 1);
      const session = await page.open(secret);
      expect(await page.open(secret)).toBeNull();
      return { page, session: session?.session ?? '' };
    }

    test('opens once and shows every row with its findings and every change', async () => {
      const { page, session } = await openPage();
      expect(await page.context(session)).toMatchObject({ kind: 'list', requestId: null, person: 'Hana' });
      const list = await page.list(session);
      if (!list.ok) throw new Error(list.fault.message);
      const { rows, counts, changes, mayChange } = list.value;
      expect(rows.map(({ line, group }) => [line, group])).toEqual([
        [2, 'ready'],
        [3, 'repaired'],
        [4, 'needs-you'],
        [5, 'cannot-be-used'],
        [6, 'cannot-be-used'],
      ]);
      expect(counts).toEqual({ ready: 1, repaired: 1, 'needs-you': 1, 'cannot-be-used': 2 });
      expect(changes).toMatchObject([{ code: 'VALUE_BLANKS', line: 3 }]);
      expect(mayChange).toBe(true);
      expect(JSON.stringify(list.value)).not.toMatch(/[A-Za-z0-9+/]{129,}/);
    });

    test('takes decisions about what it showed, and nothing older', async () => {
      const { page, session } = await openPage();
      const accepted = await page.accept(session, { line: 4, code: 'SERIAL_SCIENTIFIC', version: 1 });
      expect(accepted).toMatchObject({ ok: true, value: { version: 2, proposals: 1 } });
      const late = await page.accept(session, { line: null, code: null, version: 1 });
      expect(late).toMatchObject({ ok: false, fault: { code: 'list.changed' } });
    });

    test('takes no list', async () => {
      const { page, session } = await openPage();
      async function* bytes() {
        yield LIST.bytes;
        await Promise.resolve();
      }
      expect(await page.receive(session, 'list.csv', bytes())).toMatchObject({ ok: false, again: false });
    });

    test('shows a list that was uploaded to a draft, and decides about it', async () => {
      const draft = viewOf(await world.say('register devices for Contoso with tag KIOSK'));
      const { reply } = await world.press(draft.id, 'upload', 'hana');
      if (reply.kind !== 'upload-link') throw new Error('no link');
      const page = uploadPage(world.deps);
      const session = (await page.open(reply.url.slice(reply.url.lastIndexOf('/') + 1)))?.session ?? '';
      async function* bytes() {
        yield LIST.bytes;
        await Promise.resolve();
      }
      expect(await page.receive(session, 'list.csv', bytes())).toMatchObject({ ok: true, requestId: draft.id });
      expect(await page.context(session)).toMatchObject({ kind: 'list', requestId: draft.id });
      const accepted = await page.accept(session, { line: null, code: null, version: 1 });
      expect(accepted).toMatchObject({ ok: true, value: { proposals: 0 } });
      const view = viewOf((await world.press(draft.id, 'refresh', 'hana')).reply);
      expect(view.counts.pending).toBe(3);
      expect(view.findings.filter(({ code }) => code === 'proposal.accepted')).toHaveLength(2);
    });
  });

  test('is forgotten when its time is over, and says so', async () => {
    world.jobs.clock.move(24 * 3_600_000);
    expect(refusalCode(await press('use-list'))).toBe('list.gone');
    await sweepLists(world.deps);
    expect(await world.deps.lists.content(id)).toEqual([]);
  });

  test('what is sent is what was accepted: the devices are those of the file, hash by hash', async () => {
    await press('accept');
    await press('use-list');
    await world.press('R-1', 'fill', 'hana', { input: { customer: 'Contoso' } });
    const { reply } = await world.press('R-1', 'download-list', 'hana');
    if (reply.kind !== 'list-file' || reply.url === null) throw new Error('no link to a file');
    const file = await uploadPage(world.deps).fileBehindLink(reply.url.slice(reply.url.lastIndexOf('/') + 1));
    if (!file.ok) throw new Error(file.fault.message);
    const { devices } = await readDeviceList(file.value.bytes, { fileName: 'x.csv' });
    const sent = await world.deps.requests.devices('R-1', ['pending']);
    expect(sent.map(({ serial, hashDigest }) => [serial, hashDigest])).toEqual(
      devices.map(({ identity: { serial, hardwareHash } }) => [
        serial,
        createHash('sha256')
          .update(hardwareHash ?? '')
          .digest('hex'),
      ]),
    );
  });
});
