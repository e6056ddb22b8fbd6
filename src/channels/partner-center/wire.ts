import { z } from 'zod';

/**
 * What is read of Partner Center's answers, and what is written to it. Member names are compared without the case of
 * their first letter (see `read-json.ts`), unknown members are passed over, and only what nothing can be done without
 * is required.
 * Source: Microsoft Partner Center REST documentation, "Device deployment resources", "Customer resources" and
 * "Partner Center REST error codes" (2021-07), with the reference of 2026 where the two differ.
 */

/** Absent, null and blank are the same to us; a number is as good as its text. */
const text = z
  .union([z.string(), z.number()])
  .nullish()
  .transform((value) => {
    const written = value === undefined || value === null ? '' : String(value).trim();
    return written === '' ? null : written;
  });

const count = z.number().int().nonnegative().nullish();

/** DeviceBatch; the documentation's table and its example name the count differently. */
const batchSchema = z
  .object({ id: z.string(), devicesCount: count, deviceCount: count })
  .transform(({ id, devicesCount, deviceCount }) => ({ id, devices: devicesCount ?? deviceCount ?? null }));

/** Device, as a batch lists it; ids are opaque: not all of them are GUIDs. */
const deviceSchema = z.object({
  id: text,
  serialNumber: text,
  productKey: text,
  modelName: text,
  oemManufacturerName: text,
});

/** A collection, or the bare list that the newer reference shows in its place. */
function collectionOf<Item extends z.ZodType>(item: Item) {
  const page = z.object({ items: z.array(item), continuationToken: text });
  return z.union([page, z.array(item).transform((items) => ({ items, continuationToken: null }))]);
}

export const batchesSchema = collectionOf(batchSchema);
export const devicesSchema = collectionOf(deviceSchema);

/** DeviceUploadDetails and BatchUploadDetails. */
export const jobStatusSchema = z.object({
  status: text,
  devicesStatus: z
    .array(
      z.object({
        deviceId: text,
        serialNumber: text,
        productKey: text,
        status: text,
        errorCode: text,
        errorDescription: text,
      }),
    )
    .nullish()
    .transform((statuses) => statuses ?? []),
});

/** Customer, by id. */
export const customerSchema = z.object({
  id: z.string(),
  relationshipToPartner: text,
  companyProfile: z.object({ tenantId: text, domain: text, companyName: text }).nullish(),
});

/** CustomerRelationshipRequest */
export const relationshipRequestSchema = z.object({ url: z.string() });

/** ApiFault; the code is text by its schema and a number in published examples. The gateway's answer to 429 has none. */
export const errorSchema = z.object({ code: text, description: text });

export type Batch = z.output<typeof batchSchema>;
export type BatchDevice = z.output<typeof deviceSchema>;
export type JobStatus = z.output<typeof jobStatusSchema>;
export type DeviceStatus = JobStatus['devicesStatus'][number];

/** A device as it is sent: one of the documented combinations of members, and none of the others. */
export interface SentDevice {
  readonly serialNumber?: string;
  readonly productKey?: string;
  readonly hardwareHash?: string;
  readonly oemManufacturerName?: string;
  readonly modelName?: string;
}
