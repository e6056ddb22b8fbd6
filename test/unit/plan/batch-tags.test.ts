import { describe, expect, test } from 'vitest';
import type { PlanFacts } from '../../../src/plan/facts.ts';
import { makePlan } from '../../../src/plan/make-plan.ts';
import { isBlocked } from '../../../src/plan/plan.ts';
import type { ChannelDeclaration } from '../../../src/ports/device-channel.ts';
import { planFacts, requestedDevice } from '../../support/plan-facts.ts';

const PARTNER: ChannelDeclaration = {
  name: 'partner-center',
  identities: ['hash', 'product-key-id', 'tuple'],
  chunkSize: 500,
  groupTag: 'batch',
  actions: ['register', 'find'],
};

const partnerPlan = (facts: Partial<PlanFacts> = {}) =>
  makePlan(planFacts({ channel: 'partner-center', declaration: PARTNER, tagsInUse: [], ...facts }));
const findings = (facts: Partial<PlanFacts>) =>
  partnerPlan(facts).findings.map(({ code, blocks, message }) => ({ code, blocks, message }));

describe('a plan for Partner Center', () => {
  test('needs a group tag, and names those that are there', () => {
    const found = findings({ groupTag: null, tagsInUse: [{ groupTag: 'FIELD', devices: 3 }] });

    expect(found).toContainEqual({
      code: 'tag.required',
      blocks: true,
      message: expect.stringContaining('Contoso has FIELD, KIOSK'),
    });
  });

  test('is held up by a batch that differs only in capitals', () => {
    const facts = { groupTag: 'KIOSK', tagsInUse: [{ groupTag: 'Kiosk', devices: 3 }] };

    expect(findings(facts)).toContainEqual({
      code: 'tag.clashes',
      blocks: true,
      message: expect.stringContaining('exactly as Kiosk'),
    });
    expect(isBlocked(partnerPlan(facts))).toBe(true);
  });

  test('says that devices are added to a batch that is there', () => {
    const facts = { tagsInUse: [{ groupTag: 'KIOSK', devices: 3 }] };

    expect(findings(facts)).toContainEqual({
      code: 'tag.batch-there',
      blocks: false,
      message: expect.stringContaining('a batch KIOSK with 3 devices'),
    });
  });

  test('goes on with a warning where the batches could not be read', () => {
    const fault = { code: 'channel.failed', message: 'no', retry: 'same-request' } as const;

    expect(findings({ tagsInUse: fault })).toContainEqual(
      expect.objectContaining({ code: 'tags.not-read', blocks: false }),
    );
  });

  test('binds for each device what it is told by: the hash, else the key, else the tuple', () => {
    const tuple = { hashDigest: null, manufacturer: 'Dell Inc.', model: 'Latitude 5450' };
    const plan = partnerPlan({
      devices: [
        requestedDevice(1, { productKeyId: '3306000000001' }),
        requestedDevice(2, { ...tuple, productKeyId: '3306000000002' }),
        requestedDevice(3, tuple),
        requestedDevice(4, { hashDigest: null }),
      ],
    });

    expect(plan.terms.devices.map(({ position, identity }) => [position, identity])).toEqual([
      [1, 'hash'],
      [2, 'product-key-id'],
      [3, 'tuple'],
    ]);
    expect(plan.terms.leftOut).toMatchObject([{ position: 4, code: 'device.identity-unknown' }]);
    expect(plan.findings).toContainEqual(
      expect.objectContaining({ code: 'device.by-tuple', serials: ['SYN0003'], blocks: false }),
    );
  });

  test('is another plan with another spelling of the model', () => {
    const of = (model: string) =>
      partnerPlan({ devices: [requestedDevice(1, { hashDigest: null, manufacturer: 'HP', model })] }).digest;

    expect(of('HP ProDesk 600 G5')).not.toBe(of('HP Prodesk 600 G5'));
  });

  test('says that users of the list are not taken', () => {
    const devices = [requestedDevice(1, { assignedUser: 'alex@contoso.com' }), requestedDevice(2)];

    expect(findings({ devices })).toContainEqual(expect.objectContaining({ code: 'user.not-taken', blocks: false }));
    expect(makePlan(planFacts({ devices })).findings.map(({ code }) => code)).not.toContain('user.not-taken');
  });
});
