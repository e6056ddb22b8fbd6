import { serialKey } from '../../domain/device.ts';
import type { SoughtDevice } from '../../ports/device-channel.ts';

/** What the service says of a device that it can be told apart by. */
export interface Named {
  readonly serialNumber: string | null;
  readonly productKey: string | null;
}

/** The entries that name a device: by serial number, else by product key id. */
export function entriesByDevice<Entry extends Named>(
  entries: readonly Entry[],
): (device: SoughtDevice) => readonly Entry[] {
  const bySerial = grouped(entries, ({ serialNumber }) => (serialNumber === null ? null : serialKey(serialNumber)));
  const byProductKey = grouped(entries, ({ productKey }) => productKey);
  return ({ serial, productKeyId }) => {
    const named = serial.trim() === '' ? undefined : bySerial.get(serialKey(serial));
    return named ?? (productKeyId === null ? undefined : byProductKey.get(productKeyId)) ?? [];
  };
}

function grouped<Entry>(entries: readonly Entry[], keyOf: (entry: Entry) => string | null): Map<string, Entry[]> {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    const key = keyOf(entry);
    if (key === null) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [entry]);
    else group.push(entry);
  }
  return groups;
}
