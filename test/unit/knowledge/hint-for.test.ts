import { describe, expect, test } from 'vitest';
import { DEVICE_STATES } from '../../../src/domain/device.ts';
import { ALL_ENTRIES } from '../../../src/knowledge/all-entries.ts';
import { hintFor } from '../../../src/knowledge/hint-for.ts';
import { CODES } from '../../../src/lists/codes.ts';

const idFor = (query: Parameters<typeof hintFor>[0]): string | null => hintFor(query)?.id ?? null;

describe('a device that the service did not take has a hint', () => {
  test.each([
    [640, 'import-640-storage-error'],
    [801, 'import-801-invalid-request'],
    [802, 'import-802-invalid-hash'],
    [803, 'import-803-nothing-to-identify'],
    [806, 'import-806-already-registered'],
    [807, 'import-807-not-registered'],
    [808, 'import-808-other-tenant'],
    [809, 'import-809-810-profile'],
    [810, 'import-809-810-profile'],
    [811, 'import-811-registered-by-other'],
    [812, 'import-812-not-found'],
    [813, 'import-813-not-unique'],
    [814, 'import-814-entra-registered'],
    [819, 'import-819-duplicated'],
  ])('%i', (code, id) => {
    expect(idFor({ code, name: null, state: 'failed' })).toBe(id);
    expect(idFor({ code: String(code) })).toBe(id);
  });

  test('both of Microsoft’s names of 808 lead to it, with and without the number', () => {
    expect(idFor({ name: 'ZtdDeviceAssignedToOtherTenant' })).toBe('import-808-other-tenant');
    expect(idFor({ name: 'ZtdDeviceAssignedToAnotherTenant' })).toBe('import-808-other-tenant');
    expect(idFor({ code: 808, name: 'SomethingElse' })).toBe('import-808-other-tenant');
  });

  test('a name without a number is enough', () => {
    expect(idFor({ code: null, name: 'ZtdDeviceAlreadyAssigned' })).toBe('import-806-already-registered');
    expect(idFor({ code: null, name: 'StorageError' })).toBe('import-640-storage-error');
    expect(idFor({ code: null, name: 'HashNot4k' })).toBe('import-hash-not-4k');
  });

  test('808 tells that the owner cannot be seen, who releases it, and about the proof of purchase', () => {
    const hint = hintFor({ code: 808 });
    const said = [hint?.summary, ...(hint?.steps ?? []), ...(hint?.facts ?? [])].join(' ');

    expect(said).toMatch(/whose it is cannot be seen/i);
    expect(said).toMatch(/deregister/);
    expect(said).toMatch(/Microsoft/);
    expect(said).toMatch(/proof of purchase/);
  });

  test('a number that no table holds is not explained with a similar one', () => {
    expect(idFor({ code: 899, state: 'failed' })).toBe('state-failed');
    expect(idFor({ code: 'ZtdSomethingNew' })).toBeNull();
  });
});

describe('a fault of Preflight or of a service has a hint', () => {
  test.each([
    'consent.not-granted',
    'consent.missing-at-execution',
    'consent.unknown',
    'channel.throttled',
    'channel.forbidden',
    'channel.failed',
    'channel.unreachable',
    'channel.answer-unreadable',
    'channel.not-found',
    'channel.not-available',
    'channel.conflict',
    'channel.condition-not-met',
    'channel.request-invalid',
    'token.refused',
    'token.unreachable',
    'token.throttled',
    'token.tenant-unknown',
    'token.answer-unreadable',
    'tenant.not-read',
    'device.already-registered',
    'device.already-requested',
    'device.repeated',
    'device.hash-unknown',
    'device.not-registered',
    'device.not-found',
    'device.not-named',
    'device.not-blocked',
    'device.unblock-refused',
    'hash.not-readable',
    'import.not-confirmed',
    'assignment.failed',
    'unblock.not-confirmed',
    'approval.own-request',
    'approval.nobody',
    'approval.expired',
    'approval.not-an-admin',
    'approval.not-yours',
    'approval.no-role',
    'approval.decided-already',
    'plan.changed',
    'tag.new',
    'tag.differs-in-capitals',
    'tag.hidden-characters',
    'tag.too-long',
    'count.differs',
    'customer.unknown',
    'customer.similar-name',
    'file.not-fetched',
    'upload.over',
  ])('%s', (code) => {
    expect(hintFor({ code })).not.toBeNull();
  });
});

describe('nothing that can happen to a device is left without a hint of its own', () => {
  const codes = ALL_ENTRIES.flatMap((entry) => entry.codes.map((code) => [code, entry.id] as const));
  const imports = codes.filter(([code]) => code.startsWith('import:') && code !== 'import:815');

  test('no two results of an import share a hint, but 809 and 810, which one page explains', () => {
    const ids = imports.map(([code]) => idFor({ code: code.slice('import:'.length), state: 'failed' }));

    expect(ids).toEqual(imports.map(([, id]) => id));
    expect(new Set(ids).size).toBe(imports.length - 1);
  });

  test.each(imports)('%s says what it means, what to do and where that stands', (code) => {
    const hint = hintFor({ code: code.slice('import:'.length), state: 'failed' });

    expect(hint?.summary.length).toBeGreaterThan(40);
    expect(hint?.steps.length).toBeGreaterThan(0);
    expect(hint?.source.document).not.toBe('');
  });

  test.each(codes.filter(([code]) => code.startsWith('ztd:')))('%s is known by its name alone', (code, id) => {
    const name = code.slice('ztd:'.length);

    expect([id, idFor({ name })]).toContain(idFor({ code: null, name, state: 'failed' }));
    expect(idFor({ name })).not.toBeNull();
  });

  test.each(DEVICE_STATES.filter((state) => !['registered', 'assigned'].includes(state)))(
    'a device in the state %s',
    (state) => {
      expect(hintFor({ state })).not.toBeNull();
    },
  );

  test.each(ALL_ENTRIES.flatMap((entry) => entry.states.map((state) => [state, entry.id] as const)))(
    'the state %s leads to %s',
    (state, id) => {
      expect(idFor({ state })).toBe(id);
    },
  );

  test('a code that nobody knows is not explained: the hint says that it is the service’s own answer', () => {
    const hint = hintFor({ code: 899, name: 'ZtdSomethingNew', state: 'failed' });

    expect(hint?.id).toBe('state-failed');
    expect(hint?.summary).toMatch(/shown as it came and is never explained with a similar one/);
  });

  test.each([
    'channel.model-asked',
    'channel.other-takes',
    'file.several',
    'internal.unexpected',
    'press.too-early',
    'press.unreadable',
    'tag.differs-from-list',
    'tag.not-chosen',
    'tag.several',
  ])('the fault %s', (code) => {
    expect(hintFor({ code })?.codes).toContain(`fault:${code}`);
  });
});

describe('every finding about a list has a hint', () => {
  test.each(Object.keys(CODES))('%s', (code) => {
    expect(hintFor({ code, state: 'skipped' })?.codes).toContain(`finding:${code}`);
  });

  test('a hash that the draft left out', () => {
    expect(idFor({ code: 'HASH_NOT_USABLE' })).toBe(idFor({ code: 'HASH_DIGEST_MISMATCH' }));
  });
});

describe('a state in which a device waits or is stuck has a hint', () => {
  test.each([
    ['blocked', 'state-blocked'],
    ['not-assigned', 'state-not-assigned'],
    ['notAssigned', 'state-not-assigned'],
    ['Not assigned', 'state-not-assigned'],
    ['pending', 'state-assigning'],
    ['submitted', 'state-submitted-unconfirmed'],
    ['failed', 'state-failed'],
    ['skipped', 'state-skipped'],
    ['unknown', 'state-assignment-unknown'],
    ['fixPending', 'state-fix-pending'],
    ['Attention required', 'state-attention-required'],
    ['waiting-for-consent', 'fault-consent-not-granted'],
    ['waiting-for-approval', 'state-waiting-for-approval'],
    ['expired', 'approval-expired'],
  ])('%s', (state, id) => {
    expect(idFor({ state })).toBe(id);
  });

  test('what the service says of a failed assignment is more than the word failed', () => {
    expect(idFor({ code: 'assignment.failed', name: 'hardwareRequirementsNotMet', state: 'failed' })).toBe(
      'state-assignment-failed',
    );
    expect(idFor({ name: 'hardwareRequirementsNotMet', state: 'failed' })).toBe('state-assignment-failed');
  });

  test('what needs no hint gets none', () => {
    expect(idFor({ state: 'assigned' })).toBeNull();
    expect(idFor({ code: null, name: null, state: null })).toBeNull();
    expect(idFor({ code: '', name: ' ', state: '' })).toBeNull();
  });
});
