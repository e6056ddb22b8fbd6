import { z } from 'zod';
import { type DeviceRow, deviceRow } from '../autopilot/device-row.ts';
import type { State } from '../state.ts';
import { type DeviceRef, deviceRefSchema } from './device-ref.ts';

const text = z.string().trim();
const filled = text.min(1);

export const tenantSchema = z.strictObject({ tenantId: text, tenantDomain: text });

export const registrationSchema = tenantSchema.extend({
  jobKey: filled,
  groupTag: text.optional(),
  purchaseOrderId: text.optional(),
  devices: z.array(deviceRefSchema).min(1),
});

export const deregistrationSchema = z.strictObject({ jobKey: filled, devices: z.array(deviceRefSchema).min(1) });

/** The device that a reference leads to; the schema has made sure that it names one. */
export function rowOfRef(state: State, ref: DeviceRef): DeviceRow {
  const isTuple = ref.form === 'tuple';
  const given = {
    serialNumber: ref.serial ?? '',
    productKey: isTuple ? '' : ref.pkid,
    manufacturer: isTuple ? ref.manufacturer : '',
    modelName: isTuple ? ref.model : '',
  };
  const row = deviceRow(state, given, '');
  if (row === undefined) throw new Error('A reference that passed the schema names no device.');
  return row;
}
