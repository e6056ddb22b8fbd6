/**
 * A serial number as a person or a file wrote it: trimmed, case kept. Two serials name the same device when their
 * `serialKey` is equal.
 */
export type SerialNumber = string;

/** The form in which serial numbers are compared: trimmed and upper-case. */
export function serialKey(serial: SerialNumber): string {
  return serial.trim().toUpperCase();
}

/** A device to be registered: what a row of a list, or the inventory, knows of it. */
export interface DeviceIdentity {
  readonly serial: SerialNumber;
  /** Canonical base64 (4,000 characters); a secret: never logged, shown or audited. */
  readonly hardwareHash: string | null;
  readonly productKeyId: string | null;
  readonly manufacturer: string | null;
  readonly model: string | null;
}

/** How far one device of a request has come. `submitted` is entered before the call leaves. */
export const DEVICE_STATES = ['pending', 'submitted', 'registered', 'assigned', 'failed', 'skipped'] as const;

export type DeviceState = (typeof DEVICE_STATES)[number];
