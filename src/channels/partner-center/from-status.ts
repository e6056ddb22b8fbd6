import type { ImportOutcome, SoughtDevice } from '../../ports/device-channel.ts';
import { entriesByDevice } from './match-devices.ts';
import type { DeviceStatus, JobStatus } from './wire.ts';

/** "Several rows are the same device": one of them is carried out and tells what became of it. */
const DUPLICATE = 819;

/** Words of a batch that will not change any more. */
const OVER: ReadonlySet<string> = new Set(['finished', 'finished_with_errors']);

export function isOver({ status }: JobStatus): boolean {
  return OVER.has(wordOf(status));
}

/**
 * The outcome of every device of a chunk by the status of its upload. The word of the batch says nothing of a device: a
 * batch is `finished` although a device was refused. A device that is not named, or with a word that we do not know, is
 * still on the way.
 *
 * Devices sent by their hash alone come back without a name: they are taken by their place, as long as there are as many
 * answers as devices.
 * Sources: "Get the status of a device batch upload"; the upload of CIPP, an open-source portal, for the last point.
 */
export function outcomesOfStatus(
  { devicesStatus }: JobStatus,
  devices: readonly SoughtDevice[],
  reference: string,
): readonly ImportOutcome[] {
  const named = entriesByDevice(devicesStatus);
  const byPlace = devicesStatus.length === devices.length;
  return devices.map((device, index) => {
    const own = devicesStatus[index];
    const nameless = byPlace && own !== undefined && own.serialNumber === null && own.productKey === null ? [own] : [];
    const found = named(device);
    const candidates = (found.length > 0 ? found : nameless).map((status) => outcomeOf(status, device, reference));
    return best(candidates) ?? onTheWay(device, reference);
  });
}

export function onTheWay({ serial, position }: SoughtDevice, remoteId: string): ImportOutcome {
  return { serial, position, remoteId, state: 'pending', deviceId: null, code: null, name: null };
}

export function registeredAs({ serial, position }: SoughtDevice, deviceId: string | null): ImportOutcome {
  return { serial, position, remoteId: deviceId ?? '', state: 'complete', deviceId, code: null, name: null };
}

function outcomeOf(status: DeviceStatus, device: SoughtDevice, reference: string): ImportOutcome {
  const word = wordOf(status.status);
  const hasError = status.errorCode !== null && status.errorCode !== '0';
  if (word === 'finished_with_errors' || (word === 'finished' && hasError)) {
    const number = Number(status.errorCode ?? Number.NaN);
    const isNumber = Number.isInteger(number);
    return {
      ...onTheWay(device, reference),
      state: 'error',
      code: isNumber ? number : null,
      name: status.errorDescription ?? (isNumber ? null : status.errorCode),
    };
  }
  return word === 'finished'
    ? { ...registeredAs(device, status.deviceId), remoteId: reference }
    : onTheWay(device, reference);
}

/** Of several answers about one device: success, then what is on the way, then a refusal, last "the same as another". */
function best(outcomes: readonly ImportOutcome[]): ImportOutcome | undefined {
  const rank = ({ state, code }: ImportOutcome): number =>
    state === 'complete' ? 0 : state === 'pending' ? 1 : code === DUPLICATE ? 3 : 2;
  return [...outcomes].sort((left, right) => rank(left) - rank(right))[0];
}

/** The service writes words with underscores, its documentation some with hyphens. */
function wordOf(status: string | null): string {
  return status?.toLowerCase().replaceAll('-', '_') ?? '';
}
