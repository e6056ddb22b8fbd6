import { describe, expect, test } from 'vitest';
import type { PlanFacts } from '../../../src/plan/facts.ts';
import { makePlan } from '../../../src/plan/make-plan.ts';
import { isBlocked } from '../../../src/plan/plan.ts';
import { CONTOSO, PHARMA, planFacts, registeredDevice, requestedDevice } from '../../support/plan-facts.ts';

function codesOf(facts: Partial<PlanFacts>): string[] {
  return makePlan(planFacts(facts)).findings.map((finding) => finding.code);
}

function leftOut(facts: Partial<PlanFacts>): [string, string][] {
  return makePlan(planFacts(facts)).terms.leftOut.map(({ serial, code }) => [serial, code]);
}

describe('a plan', () => {
  test('sends every device that nothing is wrong with', () => {
    const plan = makePlan(planFacts());

    expect(plan.terms.devices.map((device) => device.serial)).toEqual(['SYN0001', 'SYN0002']);
    expect(plan.findings).toEqual([]);
    expect(isBlocked(plan)).toBe(false);
  });

  test('has the same digest for the same facts and another one for any other tag, device or finding', () => {
    const digest = makePlan(planFacts()).digest;

    expect(makePlan(planFacts()).digest).toBe(digest);
    expect(makePlan(planFacts({ groupTag: 'Kiosk' })).digest).not.toBe(digest);
    expect(makePlan(planFacts({ devices: [requestedDevice(1)] })).digest).not.toBe(digest);
    expect(
      makePlan(planFacts({ devices: [requestedDevice(1), requestedDevice(2, { hashDigest: 'other' })] })).digest,
    ).not.toBe(digest);
    expect(makePlan(planFacts({ similarCustomers: [PHARMA] })).digest).not.toBe(digest);
  });

  test.each(['not-granted', 'partial', 'unknown'] as const)('is blocked while consent is %s', (state) => {
    const consent = {
      channel: 'intune' as const,
      tenantId: CONTOSO.tenantId,
      state,
      missing: ['X.All'],
      evidence: {},
      link: null,
      checkedAt: new Date(0),
    };

    expect(codesOf({ consent })).toContain(`consent.${state}`);
    expect(isBlocked(makePlan(planFacts({ consent })))).toBe(true);
  });

  test('is blocked on a channel that this installation does not have', () => {
    const plan = makePlan(planFacts({ channel: 'partner-center', declaration: null, consent: null }));

    expect(plan.findings.map((finding) => finding.code)).toContain('channel.not-available');
    expect(isBlocked(plan)).toBe(true);
  });

  test('asks when the stated number of devices is not the number in the list', () => {
    expect(codesOf({ statedCount: 40 })).toContain('count.differs');
    expect(codesOf({ statedCount: 2 })).toEqual([]);
  });

  test('names a customer that could be meant instead', () => {
    expect(codesOf({ similarCustomers: [PHARMA] })).toEqual(['customer.similar-name']);
    expect(isBlocked(makePlan(planFacts({ similarCustomers: [PHARMA] })))).toBe(false);
  });

  test('leaves out what the tenant has, what another open request holds, what stands there twice and what has no hash', () => {
    const devices = [
      requestedDevice(1),
      requestedDevice(2),
      requestedDevice(3, { serial: 'syn0001' }),
      requestedDevice(4, { hashDigest: null }),
      requestedDevice(5),
      requestedDevice(6, { refusal: { code: 'HASH_DIGEST_MISMATCH', reason: 'The hash is damaged.' } }),
    ];

    expect(
      leftOut({
        devices,
        registered: new Map([['SYN0002', registeredDevice('SYN0002')]]),
        openRequests: new Map([['SYN0005', 'R-9']]),
      }),
    ).toEqual([
      ['SYN0002', 'device.already-registered'],
      ['syn0001', 'device.repeated'],
      ['SYN0004', 'device.hash-unknown'],
      ['SYN0005', 'device.already-requested'],
      ['SYN0006', 'HASH_DIGEST_MISMATCH'],
    ]);
  });

  test('does not leave a device out because of the request that it is in itself', () => {
    expect(leftOut({ openRequests: new Map([['SYN0001', 'R-1']]) })).toEqual([]);
  });

  test('is blocked when no device is left to send', () => {
    const plan = makePlan(planFacts({ devices: [requestedDevice(1, { hashDigest: null })] }));

    expect(plan.findings.map((finding) => finding.code)).toContain('plan.nothing-to-send');
    expect(isBlocked(plan)).toBe(true);
  });

  test.each([
    ['NEWTAG', 'tag.new', false],
    ['kiosk', 'tag.differs-in-capitals', false],
    ['K'.repeat(129), 'tag.too-long', true],
    ['KIOSK\u200b', 'tag.hidden-characters', true],
  ])('judges the group tag %j as %s', (groupTag, code, blocks) => {
    const plan = makePlan(planFacts({ groupTag }));

    expect(plan.findings.map((finding) => finding.code)).toContain(code);
    expect(isBlocked(plan)).toBe(blocks);
  });

  test('says that the tenant could not be read and goes on: the service tells devices apart that it has', () => {
    const plan = makePlan(
      planFacts({ registered: { code: 'channel.unreachable', message: '', retry: 'same-request' } }),
    );

    expect(plan.findings.map((finding) => finding.code)).toEqual(['tenant.not-read']);
    expect(isBlocked(plan)).toBe(false);
  });
});

describe('a plan to unblock', () => {
  const device = requestedDevice(1, { hashDigest: null });

  test('acts on the blocked device by the service’s id', () => {
    const plan = makePlan(
      planFacts({
        kind: 'unblock',
        devices: [device],
        registered: new Map([['SYN0001', registeredDevice('SYN0001', { blocked: true })]]),
      }),
    );

    expect(plan.terms.devices).toMatchObject([{ serial: 'SYN0001', deviceId: 'id-SYN0001' }]);
    expect(isBlocked(plan)).toBe(false);
  });

  test('leaves out a device that is not blocked or not registered', () => {
    const facts = { kind: 'unblock' as const, devices: [device, requestedDevice(2)] };

    expect(leftOut({ ...facts, registered: new Map([['SYN0001', registeredDevice('SYN0001')]]) })).toEqual([
      ['SYN0001', 'device.not-blocked'],
      ['SYN0002', 'device.not-registered'],
    ]);
  });

  test('is blocked while the tenant cannot be read', () => {
    const registered = { code: 'channel.unreachable', message: '', retry: 'same-request' as const };

    expect(isBlocked(makePlan(planFacts({ kind: 'unblock', devices: [device], registered })))).toBe(true);
  });
});
