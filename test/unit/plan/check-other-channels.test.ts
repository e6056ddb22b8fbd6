import { describe, expect, test } from 'vitest';
import type { PlanFacts } from '../../../src/plan/facts.ts';
import { makePlan } from '../../../src/plan/make-plan.ts';
import type { ChannelDeclaration } from '../../../src/ports/device-channel.ts';
import { planFacts, requestedDevice } from '../../support/plan-facts.ts';

const PARTNER_CENTER: ChannelDeclaration = {
  name: 'partner-center',
  identities: ['hash', 'product-key-id', 'tuple'],
  chunkSize: 1_000,
  groupTag: 'batch',
  actions: ['register'],
};

function advice(changes: Partial<PlanFacts>): { code: string; message: string }[] {
  return makePlan(planFacts({ otherChannels: [PARTNER_CENTER], ...changes }))
    .findings.filter(({ code }) => code.startsWith('channel.'))
    .map(({ code, message }) => ({ code, message }));
}

const unknown = (position: number) => requestedDevice(position, { hashDigest: null });
const tuple = (position: number) =>
  requestedDevice(position, { hashDigest: null, manufacturer: 'Contoso Computer', model: 'Book 14' });

describe('devices that the channel cannot tell apart', () => {
  test('another channel takes them by what is known', () => {
    const [found, ...more] = advice({ devices: [tuple(1), tuple(2), requestedDevice(3)] });
    expect(more).toEqual([]);
    expect(found).toMatchObject({
      code: 'channel.other-takes',
      message: expect.stringContaining('Partner Center takes 2 of the devices that are left out by what is known'),
    });
  });

  test('another channel would take all of them once their model is known', () => {
    expect(advice({ devices: [unknown(1), unknown(2)] })).toMatchObject([
      {
        code: 'channel.model-asked',
        message: expect.stringContaining(
          'Partner Center would take these 2 by manufacturer, model and serial number: which manufacturer and model do they have?',
        ),
      },
    ]);
  });

  test('only what is missing is asked for, of the request’s own channel, too', () => {
    const device = requestedDevice(1, { hashDigest: null, manufacturer: 'Contoso Computer' });
    expect(
      advice({ channel: 'partner-center', declaration: PARTNER_CENTER, otherChannels: [], devices: [device] }),
    ).toMatchObject([
      {
        code: 'channel.model-asked',
        message: expect.stringContaining(
          'this device by manufacturer, model and serial number: which model does it have?',
        ),
      },
    ]);
  });

  test.each([
    ['nothing is left out', { devices: [requestedDevice(1)] }],
    ['no other channel is there', { devices: [unknown(1)], otherChannels: [] }],
    ['the row itself is refused', { devices: [requestedDevice(1, { refusal: { code: 'VALUE_COMMA', reason: '' } })] }],
    ['nothing is registered', { kind: 'unblock' as const, devices: [unknown(1)] }],
  ])('nothing is advised where %s', (_name, changes) => {
    expect(advice(changes)).toEqual([]);
  });

  test('the reason names what the channel takes', () => {
    const plan = makePlan(
      planFacts({ channel: 'partner-center', declaration: PARTNER_CENTER, devices: [unknown(1), tuple(2)] }),
    );
    expect(plan.terms.devices).toMatchObject([
      { serial: 'SYN0002', manufacturer: 'Contoso Computer', model: 'Book 14' },
    ]);
    expect(plan.terms.leftOut).toMatchObject([
      {
        code: 'device.identity-unknown',
        reason:
          'What is known of SYN0001 is not enough: Partner Center takes a hardware hash, a product key ID, or manufacturer, model and serial number.',
      },
    ]);
  });

  test('another model makes another plan', () => {
    const facts = { channel: 'partner-center' as const, declaration: PARTNER_CENTER };
    const digest = makePlan(planFacts({ ...facts, devices: [tuple(1)] })).digest;
    expect(makePlan(planFacts({ ...facts, devices: [{ ...tuple(1), model: 'Book 15' }] })).digest).not.toBe(digest);
  });
});
