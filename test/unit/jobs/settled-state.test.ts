import { describe, expect, test } from 'vitest';
import { settledState } from '../../../src/jobs/steps/finish.ts';

describe('the state of a settled request', () => {
  test.each([
    [['assigned'], 'done'],
    [['registered'], 'done'],
    [['assigned', 'registered'], 'done'],
    [['assigned', 'failed'], 'done-with-failures'],
    [['registered', 'skipped HASH_NOT_USABLE'], 'done-with-failures'],
    [['assigned', 'skipped device.already-registered'], 'done'],
    [['assigned', 'skipped device.repeated'], 'done'],
    [['skipped device.already-registered'], 'done'],
    [['skipped device.not-blocked'], 'done'],
    [['assigned', 'skipped device.already-requested'], 'done-with-failures'],
    [['assigned', 'skipped device.hash-unknown'], 'done-with-failures'],
    [['assigned', 'skipped'], 'done-with-failures'],
    [['skipped device.hash-unknown'], 'failed'],
    [['failed'], 'failed'],
    [['failed', 'skipped device.already-registered'], 'failed'],
    [['pending'], 'failed'],
    [['submitted'], 'failed'],
    [['assigned', 'submitted'], 'done-with-failures'],
    [['assigned', 'pending'], 'done-with-failures'],
  ] as const)('%s is %s', (devices, expected) => {
    const told = devices.map((device) => {
      const [state = '', code = null] = device.split(' ');
      return { state: state as 'assigned', code };
    });
    expect(settledState(told)).toBe(expected);
  });
});
