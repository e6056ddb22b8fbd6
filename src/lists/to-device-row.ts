import type { DeviceRow } from './device-row.ts';
import type { JudgedRow } from './judge-row.ts';
import type { ListHash } from './list-hash.ts';

/** A judged row as the planner uses it; it holds the whole hash: a secret. */
export function toDeviceRow(line: number, { values, findings, state }: JudgedRow, hash: ListHash): DeviceRow {
  const orNull = (value: string) => (value === '' ? null : value);
  return {
    line,
    identity: {
      serial: values.serial,
      hardwareHash: hash.canonical(),
      productKeyId: orNull(values.productId),
      manufacturer: orNull(values.manufacturer),
      model: orNull(values.model),
    },
    groupTag: orNull(values.groupTag),
    assignedUser: orNull(values.assignedUser),
    state,
    findings,
  };
}
