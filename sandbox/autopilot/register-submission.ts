import { type DeviceOutcome, outcome } from '../controls/outcomes.ts';
import type { State } from '../state.ts';
import type { RegistrationEnd, Submission } from '../tenant.ts';
import { holdersOf, registerDevice } from './registry.ts';
import { nameOf } from './submission.ts';

/**
 * Ends one submission: a scripted end first, then what the service says of the device.
 *
 * `refusal`: what the channel itself says of an identity that it cannot use.
 */
export function registerSubmission(
  state: State,
  submission: Submission,
  refusal: DeviceOutcome | undefined,
  atMs: number,
): RegistrationEnd {
  const name = nameOf(submission);
  const end = outcomeOf(state, submission, refusal);
  const deviceId = end.code === 0 ? register(state, submission, atMs) : null;
  state.submissions.end(name, { channel: submission.channel, ...end, at: new Date(atMs).toISOString() });
  return { ...end, deviceId };
}

function outcomeOf(state: State, submission: Submission, refusal: DeviceOutcome | undefined): DeviceOutcome {
  const scripted = state.outcomes.find(nameOf(submission), submission.submissionNumber);
  if (scripted !== undefined) return scripted;
  if (submission.isRepeated) return outcome(819);
  if (refusal !== undefined) return refusal;
  const { serialNumber, productKey, hardware, tenant } = submission;
  const holders = holdersOf(state, { serial: serialNumber, otherSerial: hardware?.serial, productKey });
  if (holders.some((device) => device.tenant !== tenant)) return outcome(808);
  return outcome(holders.length > 0 ? 806 : 0);
}

function register(state: State, submission: Submission, atMs: number): string {
  const { hardware, productKey, groupTag, userPrincipalName, tenant, channel } = submission;
  const serial = submission.serialNumber || hardware?.serial || '';
  const device = registerDevice(state, tenant, {
    serial,
    otherSerial: hardware?.serial === serial ? undefined : hardware?.serial,
    hardware: hardware ?? { manufacturer: '', model: '', sku: '', family: '' },
    productKey,
    registeredMs: atMs,
    registeredBy: channel,
    groupTag,
    userPrincipalName,
  });
  return device.id;
}
