import { z } from 'zod';

const text = z.string().trim();

/** How a call to the OEM names a device: by PKID, or by maker, model and serial number. A hash it does not take. */
export const deviceRefSchema = z.discriminatedUnion('form', [
  z.strictObject({ form: z.literal('pkid'), pkid: text.min(1), serial: text.optional() }),
  z.strictObject({ form: z.literal('tuple'), manufacturer: text.min(1), model: text.min(1), serial: text.min(1) }),
]);

export type DeviceRef = z.output<typeof deviceRefSchema>;
