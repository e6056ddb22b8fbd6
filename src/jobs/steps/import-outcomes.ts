import { serialKey } from '../../domain/device.ts';
import type { ImportOutcome } from '../../ports/device-channel.ts';
import type { DevicePatch, StoredDevice } from '../../ports/request-store.ts';

/** "Already registered to this tenant". Source: Microsoft support article on Autopilot import errors 806 and 808. */
const ALREADY_ASSIGNED = 806;

/** What the service's answers change of the devices; a device that it says nothing new of is not in the result. */
export function importPatches(devices: readonly StoredDevice[], outcomes: readonly ImportOutcome[]): DevicePatch[] {
  const answered = outcomesByDevice(outcomes);
  return devices.flatMap((device) => {
    const outcome = answered(device);
    return outcome === undefined || device.state !== 'submitted' ? [] : patchOf(device, outcome);
  });
}

/** The outcome of a device: by its place where the channel tells it, else by its serial number. */
export function outcomesByDevice(
  outcomes: readonly ImportOutcome[],
): (device: Pick<StoredDevice, 'position' | 'serial'>) => ImportOutcome | undefined {
  const bySerial = new Map<string, ImportOutcome>();
  const byPosition = new Map<number, ImportOutcome>();
  for (const outcome of outcomes) {
    if (outcome.position === undefined) bySerial.set(serialKey(outcome.serial), outcome);
    else byPosition.set(outcome.position, outcome);
  }
  return ({ position, serial }) => byPosition.get(position) ?? bySerial.get(serialKey(serial));
}

function patchOf(device: StoredDevice, outcome: ImportOutcome): DevicePatch[] {
  const { position, serial } = device;
  const { code, name } = outcome;
  switch (outcome.state) {
    case 'pending':
      return [];
    case 'complete':
      return [{ position, state: 'registered', deviceId: outcome.deviceId }];
    case 'error':
      if (code === ALREADY_ASSIGNED) {
        // The device is where it should be; its id is found by its serial number.
        return [
          {
            position,
            state: 'registered',
            code: String(code),
            name,
            reason: `${serial} was registered to this customer already.`,
          },
        ];
      }
      return [
        {
          position,
          state: 'failed',
          code: code === null ? null : String(code),
          name,
          reason: `Microsoft refused ${serial}${code === null ? '' : ` with ${code}`}${name === null ? '' : ` ${name}`}.`,
        },
      ];
    default:
      return outcome.state satisfies never;
  }
}
