import { describe, expect, test } from 'vitest';
import { cardOf } from '../../../src/cards/card-of.ts';
import type { DeviceStatusView } from '../../../src/flow/reply.ts';
import { ofType, wordsOf } from '../../support/card-walk.ts';
import { SAMPLE_REPLIES } from '../../support/sample-replies.ts';

const DEVICES: readonly DeviceStatusView[] = SAMPLE_REPLIES['device-status'].devices;
const BLOCKED = DEVICES[0] as DeviceStatusView;
const cardOfDevice = (device: Partial<DeviceStatusView>) =>
  cardOf({ kind: 'device-status', devices: [{ ...BLOCKED, enrollment: 'blocked', ...device }] });
const facts = (card: object) => ofType(card, 'FactSet').flatMap((set) => set['facts'] as { title: string }[]);

describe('a blocked device', () => {
  test('is called blocked by its badge and not once more by its facts', () => {
    const names = facts(cardOfDevice({})).map(({ title }) => title);
    expect(names).toContain('Profile');
    expect(names).not.toContain('Blocked');
    expect(names).not.toContain('Enrolment');
  });

  test('can be unblocked by an admin with a button, and the hint says what to do then', () => {
    const card = cardOfDevice({});
    expect(ofType(card, 'Action.Execute')).toMatchObject([{ title: 'Unblock 5CG1234XYZ' }]);
    expect(wordsOf(card)).toContain('start the device again');
    expect(wordsOf(card)).not.toContain('write: ');
  });

  test('shows others the sentence that asks for it', () => {
    const card = cardOfDevice({ serial: 'PF4CONBLK1', canUnblock: false });
    expect(ofType(card, 'Action.Execute')).toEqual([]);
    expect(wordsOf(card)).toContain('write: **unblock PF4CONBLK1 for Contoso**');
  });

  test('shows how it is enrolled where that says something else', () => {
    expect(facts(cardOfDevice({ enrollment: 'Enrolled' }))).toContainEqual(
      expect.objectContaining({ title: 'Enrolment', value: 'Enrolled' }),
    );
  });
});
