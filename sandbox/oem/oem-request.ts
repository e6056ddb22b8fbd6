import { z } from 'zod';
import { type DeviceRow, deviceRow } from '../autopilot/device-row.ts';
import type { State } from '../state.ts';

const text = z.string().trim();
const filled = text.min(1);

const deviceRefSchema = z.discriminatedUnion('form', [
  z.strictObject({ form: z.literal('pkid'), pkid: filled, serial: text.optional() }),
  z.strictObject({ form: z.literal('tuple'), manufacturer: filled, model: filled, serial: filled }),
]);

export const tenantSchema = z.strictObject({ tenantId: text, tenantDomain: text });

export const registrationSchema = tenantSchema.extend({
  jobKey: filled,
  groupTag: text.optional(),
  purchaseOrderId: text.optional(),
  devices: z.array(deviceRefSchema).min(1),
});

export const deregistrationSchema = z.strictObject({ jobKey: filled, devices: z.array(deviceRefSchema).min(1) });

export type DeviceRef = z.output<typeof deviceRefSchema>;

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

/** The reference as the caller wrote it, for the answer. */
export function refOfRow({ serialNumber, productKey, manufacturer, modelName }: DeviceRow): DeviceRef {
  if (productKey === '') return { form: 'tuple', manufacturer, model: modelName, serial: serialNumber };
  return { form: 'pkid', pkid: productKey, ...(serialNumber === '' ? {} : { serial: serialNumber }) };
}
