import type { ImportChunk, ImportDevice, SoughtChunk } from '../../src/ports/device-channel.ts';

/** A chunk as it is looked for, from its devices' serial numbers. */
export function soughtSerials(importId: string, serials: readonly string[]): SoughtChunk {
  return {
    importId,
    reference: null,
    attempt: 1,
    groupTag: 'KIOSK',
    devices: serials.map((serial, index) => ({ position: index + 1, serial, productKeyId: null })),
  };
}

/** A chunk that was sent, as it is looked for. */
export function soughtOf(chunk: ImportChunk, reference: string | null = null): SoughtChunk {
  const { importId, groupTag, devices } = chunk;
  return { importId, reference, attempt: 1, groupTag, devices };
}

/** A device of a chunk of which nothing but the serial number is known. */
export function bareDevice(position: number, serial: string, more: Partial<ImportDevice> = {}): ImportDevice {
  return {
    position,
    serial,
    hardwareHash: null,
    productKeyId: null,
    manufacturer: null,
    model: null,
    assignedUser: null,
    ...more,
  };
}
