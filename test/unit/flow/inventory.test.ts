import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { removeOldHashes } from '../../../src/flow/remove-old-hashes.ts';
import type { Reply } from '../../../src/flow/reply.ts';
import { uploadPage } from '../../../src/flow/upload-page.ts';
import { crlf, hashOf, INTUNE_3, intuneRows, serialOf } from '../../support/device-lists.ts';
import { FlowWorld, refusalCode, viewOf } from '../../support/flow-world.ts';

const DAY_MS = 24 * 3_600_000;
const OLD_BOARD = { board: 'old', capturedAt: '2026-01-05T08:00:00Z' };
const NEW_BOARD = { board: 'new', capturedAt: '2026-02-05T08:00:00Z' };

let house: FlowWorld;
let world: FlowWorld;
beforeAll(async () => {
  house = await FlowWorld.open();
});
afterAll(() => house.close());
beforeEach(async () => {
  world = await house.fresh();
  world.jobs.clock.moveTo(new Date('2026-03-10T09:00:00Z'));
});

const listOf = (...rows: readonly string[]) => crlf(INTUNE_3, ...rows);
const importList = (name: string, bytes: Uint8Array, as: 'hana' | 'zoe' = 'hana') =>
  world.say('import this inventory', { as, files: [{ name, bytes }] });
const captured = (number: number, device: object) => `${serialOf(number)},,${hashOf(number, device)}`;

function entriesOf(reply: Reply) {
  if (reply.kind !== 'inventory-entries') throw new Error(`no entries, but ${reply.kind}`);
  return reply;
}

async function show(serial: string, as: 'hana' | 'ada' = 'hana') {
  const [entry] = entriesOf((await world.press(null, 'inventory-show', as, { input: { serial } })).reply).entries;
  if (entry === undefined) throw new Error('no entry');
  return entry;
}

const audited = async () => (await world.deps.audit.list({})).map(({ what }) => what);

describe('import of an inventory', () => {
  test('remembers serial number, maker, model, PKID, order, hash, source and date', async () => {
    const bytes = crlf(
      'PO Number;S/N;Vendor;Product Name;PKID;Colour',
      '4500012345;PF000001;Contoso;Book 14;0000000000011;grey',
    );

    expect(await importList('delivery.csv', bytes)).toMatchObject({
      kind: 'inventory-imported',
      ...{ file: 'delivery.csv', devices: 1, added: 1, changed: 0, kept: 0, hashes: 0, leftOut: 0 },
      unreadColumns: ['Colour'],
      contradicted: [],
    });

    expect(await show('pf000001')).toMatchObject({
      ...{ serial: 'PF000001', known: true, manufacturer: 'Contoso', model: 'Book 14', productKeyId: '0000000000011' },
      ...{ order: '4500012345', source: 'delivery.csv, line 2', hash: 'none', contradictions: [] },
      importedAt: world.deps.clock.now().toISOString(),
    });
    expect(await audited()).toEqual(['inventory.imported']);
  });

  test('is refused to a person without a role, and nothing is kept', async () => {
    const reply = await importList('delivery.csv', listOf(...intuneRows(1, '')), 'zoe');

    expect(reply).toMatchObject({ kind: 'refused', fault: { code: 'approval.no-role' } });
    expect(await show(serialOf(1))).toMatchObject({ known: false });
  });

  test('without a file asks for one, with a way that works in that conversation', async () => {
    expect(await world.say('import the inventory')).toEqual({ kind: 'inventory-wanted', canAttach: true });
    expect(await world.say('import the inventory', { scope: 'channel' })).toEqual({
      kind: 'inventory-wanted',
      canAttach: false,
    });
  });

  test('a list of thousands is written and audited in batches, every device once', async () => {
    const rows = Array.from({ length: 12_000 }, (_, index) => `SN${index},,`);

    expect(await importList('stock.csv', listOf(...rows))).toMatchObject({ devices: 12_000, added: 12_000 });

    const events = (await world.deps.audit.list({})).map(({ details }) => details['devices']);
    expect(events.length).toBeGreaterThan(1);
    expect(events.reduce<number>((sum, devices) => sum + Number(devices), 0)).toBe(12_000);
  });

  test('never shows a hash, a UUID or a TPM key', async () => {
    await importList('old.csv', listOf(captured(1, OLD_BOARD)));
    const imported = await importList('new.csv', listOf(captured(1, NEW_BOARD)));
    const shown = (await world.press(null, 'inventory-show', 'ada', { input: { serial: serialOf(1) } })).reply;

    const told = JSON.stringify([imported, shown, await world.deps.audit.list({})]);
    expect(told).not.toContain(hashOf(1, NEW_BOARD).slice(20, 60));
    expect(told).not.toMatch(/[0-9a-f]{64}.*uuid|ekPub/i);
    expect(told).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}.*board/i);
  });
});

describe('the upload page for the inventory', () => {
  async function openPage(as: 'hana' | 'zoe' = 'hana') {
    const { reply, refused } = await world.press(null, 'inventory-upload', as);
    if (reply.kind !== 'upload-link') return { refused, page: null, session: '' };
    const page = uploadPage(world.deps);
    const opened = await page.open(reply.url.slice(reply.url.lastIndexOf('/') + 1));
    return { refused, page, session: opened?.session ?? '' };
  }
  async function* sent(bytes: Uint8Array) {
    yield await Promise.resolve(bytes);
  }

  test('is reached by a personal link that takes one list', async () => {
    const { page, session } = await openPage();

    expect(await page?.context(session)).toMatchObject({
      requestId: null,
      customer: null,
      person: world.person('hana').name,
    });
    const outcome = await page?.receive(session, 'delivery.csv', sent(listOf(...intuneRows(2, ''), ',,')));

    expect(outcome).toMatchObject({ ok: true, requestId: null });
    expect(outcome?.message).toBe('delivery.csv is in the inventory: 2 added, 0 changed, 0 as before.');
    expect(await show(serialOf(2))).toMatchObject({ source: 'delivery.csv, line 3', hash: 'kept' });
    expect(await page?.context(session)).toBeNull();
    expect(await page?.receive(session, 'again.csv', sent(listOf(...intuneRows(1, ''))))).toMatchObject({
      ok: false,
      again: false,
    });
  });

  test('lets the person choose another file where the first names no device', async () => {
    const { page, session } = await openPage();

    const outcome = await page?.receive(session, 'wrong.csv', sent(crlf('Colour,Size', 'grey,14')));

    expect(outcome).toMatchObject({
      ok: false,
      again: true,
      message: expect.stringContaining('names neither a serial number'),
    });
    expect(await page?.context(session)).not.toBeNull();
  });

  test('gives no link to a person without a role', async () => {
    expect((await openPage('zoe')).refused?.code).toBe('approval.no-role');
  });
});

describe('contradictions', () => {
  beforeEach(async () => {
    await importList('old.csv', listOf(captured(1, OLD_BOARD)));
  });

  test('another board under the same serial number is shown on import and on the entry, with both sources', async () => {
    const reply = await importList('new.csv', listOf(captured(1, NEW_BOARD), captured(2, {})));

    expect(reply).toMatchObject({ changed: 1, added: 1, contradicted: [serialOf(1)], contradictedCount: 1 });
    const entry = await show(serialOf(1));
    expect(entry.source).toBe('new.csv, line 2');
    expect(entry.contradictions).toEqual([
      expect.stringMatching(/^new\.csv, line 2 and old\.csv, line 2 show two different boards/),
    ]);
    expect(entry.claims.map(({ source, claim }) => [source, claim === null])).toEqual([
      ['new.csv, line 2', true],
      ['old.csv, line 2', false],
    ]);
  });

  test('the hash of another device is said, and does not replace the own one', async () => {
    const reply = await importList('mixed.csv', listOf(`${serialOf(1)},,${hashOf(2)}`));

    expect(reply).toMatchObject({ contradicted: [serialOf(1)] });
    const entry = await show(serialOf(1));
    expect([entry.hash, entry.source]).toEqual(['kept', 'old.csv, line 2']);
    expect(entry.contradictions[0]).toContain(`mixed.csv, line 2 has the hash of another device`);
    expect(entry.contradictions[0]).toContain(serialOf(2));
  });

  test('a hash that came with two serial numbers is said of both', async () => {
    await importList('mixed.csv', listOf(`${serialOf(9)},,${hashOf(1, OLD_BOARD)}`));

    expect((await show(serialOf(1))).contradictions).toEqual([expect.stringContaining(serialOf(9))]);
    expect((await show(serialOf(9))).contradictions).toEqual([expect.stringContaining(serialOf(1))]);
    expect((await show(serialOf(9))).hash).toBe('unusable');
  });

  test('a capture time in the future is said', async () => {
    await importList('clock.csv', listOf(captured(3, { capturedAt: '2031-03-02T08:00:00Z' })));

    expect((await show(serialOf(3))).contradictions).toEqual([expect.stringContaining('2031-03-02')]);
  });

  test('an admin decides which is right, once; everybody else is refused', async () => {
    await importList('new.csv', listOf(captured(1, NEW_BOARD)));
    const claim = (await show(serialOf(1))).claims[1]?.claim ?? '';
    const input = { serial: serialOf(1), claim };

    expect(refusalCode(await world.press(null, 'inventory-keep', 'hana', { input }))).toBe('approval.not-an-admin');
    const decided = entriesOf((await world.press(null, 'inventory-keep', 'ada', { input })).reply);

    expect(decided.say).toContain(serialOf(1));
    expect(decided.entries[0]).toMatchObject({
      source: 'old.csv, line 2',
      hash: 'kept',
      contradictions: [],
      claims: [],
    });
    expect(refusalCode(await world.press(null, 'inventory-keep', 'ada', { input }))).toBe(
      'inventory.nothing-to-settle',
    );
    expect(await importList('new.csv', listOf(captured(1, NEW_BOARD)))).toMatchObject({ kept: 1, contradicted: [] });
    expect((await show(serialOf(1))).source).toBe('old.csv, line 2');
    expect(await audited()).toEqual(expect.arrayContaining(['press.refused', 'inventory.settled']));
  });

  test('a draft says where its hashes came from, and of which devices the sources contradict each other', async () => {
    await importList('new.csv', listOf(captured(1, NEW_BOARD), captured(2, { ...NEW_BOARD, board: 'other' })));
    const draft = await world.draft([serialOf(1), serialOf(2)]);

    const captures = { capturedFrom: '2026-02-05T08:00:00.000Z', capturedTo: '2026-02-05T08:00:00.000Z' };
    expect(draft.hashSources).toEqual([{ file: 'new.csv', devices: 2, ...captures }]);
    expect(draft.contradicted).toEqual([serialOf(1)]);
  });
});

describe('an entry can be removed', () => {
  test('by an admin, once, and it is recorded; everybody else is refused and that is recorded, too', async () => {
    await world.stock(1);
    const input = { serial: serialOf(1).toLowerCase() };

    expect(refusalCode(await world.press(null, 'inventory-remove', 'hana', { input }))).toBe('approval.not-an-admin');
    const removed = entriesOf((await world.press(null, 'inventory-remove', 'ada', { input })).reply);

    expect(removed.entries[0]).toMatchObject({ known: false });
    expect(refusalCode(await world.press(null, 'inventory-remove', 'ada', { input }))).toBe('inventory.unknown');
    expect(await audited()).toEqual(['inventory.imported', 'press.refused', 'inventory.removed', 'press.refused']);
  });

  test('unless the audit takes no more: then it stays', async () => {
    await world.stock(1);
    world.auditBroken = true;

    await expect(world.press(null, 'inventory-remove', 'ada', { input: { serial: serialOf(1) } })).rejects.toThrow(
      'audit',
    );

    expect(await show(serialOf(1))).toMatchObject({ known: true });
  });
});

describe('hashes age out', () => {
  test('after the days of the settings the hash is deleted, the rest stays, and people are told what to do', async () => {
    await world.stock(2);
    world.jobs.clock.moveTo(new Date(world.deps.clock.now().getTime() + 180 * DAY_MS));
    await removeOldHashes(world.deps);
    expect((await show(serialOf(1))).hash).toBe('kept');

    world.jobs.clock.moveTo(new Date(world.deps.clock.now().getTime() + 1));
    await removeOldHashes(world.deps);

    const entry = await show(serialOf(1));
    expect(entry).toMatchObject({ hash: 'removed', hashKeptUntil: null, manufacturer: 'EXAMPLE COMPUTER' });
    expect(entry.hashSentence).toBe(
      'Its hash was removed after 180 days: capture it again, or import a list that has it.',
    );
    expect(await audited()).toEqual(['inventory.imported', 'inventory.hashes-removed']);
    const draft = viewOf(await world.say(`register ${serialOf(1)} to Contoso with tag KIOSK`));
    expect(draft.attention[0]?.reason).toContain('after 180 days. Capture the device again');
  });

  test('a list that brings it again before that keeps it, and one after that brings it back', async () => {
    await world.stock(1);
    world.jobs.clock.moveTo(new Date(world.deps.clock.now().getTime() + 100 * DAY_MS));
    await world.stock(1);
    world.jobs.clock.moveTo(new Date(world.deps.clock.now().getTime() + 100 * DAY_MS));
    await removeOldHashes(world.deps);
    expect((await show(serialOf(1))).hash).toBe('kept');

    world.jobs.clock.moveTo(new Date(world.deps.clock.now().getTime() + 100 * DAY_MS));
    await removeOldHashes(world.deps);
    expect((await show(serialOf(1))).hash).toBe('removed');
    await world.stock(1);
    expect((await show(serialOf(1))).hash).toBe('kept');
  });
});
