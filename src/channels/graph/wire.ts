import { z } from 'zod';

/**
 * What is read of Graph's answers. Unknown fields are passed over, words of enumerations stay words, and only what
 * nothing can be done without is required: an answer with something new in it is still an answer.
 * Source: Microsoft Graph reference (v1.0 and beta) and the metadata that its SDKs are generated from (2026-08).
 */

/** Absent, null and blank are the same to us. */
const text = z
  .string()
  .nullish()
  .transform((value) => (value === undefined || value === null || value.trim() === '' ? null : value));

/** importedWindowsAutopilotDeviceIdentity */
export const importRecordSchema = z.object({
  id: z.string(),
  serialNumber: text,
  importId: text,
  state: z
    .object({
      deviceImportStatus: text,
      deviceRegistrationId: text,
      deviceErrorCode: z.number().nullish(),
      deviceErrorName: text,
    })
    .nullish(),
});

/** windowsAutopilotDeploymentProfile */
export const profileSchema = z.object({ id: z.string(), displayName: text });

/** windowsAutopilotDeviceIdentity; the fields of its assignment are beta. */
export const deviceSchema = z.object({
  id: z.string(),
  serialNumber: text,
  groupTag: text,
  manufacturer: text,
  model: text,
  enrollmentState: text,
  lastContactedDateTime: text,
  userPrincipalName: text,
  deploymentProfileAssignmentStatus: text,
  deploymentProfileAssignmentDetailedStatus: text,
  deploymentProfileAssignedDateTime: text,
  remediationState: text,
  userlessEnrollmentStatus: text,
  deploymentProfile: z.object({ displayName: text }).nullish(),
  intendedDeploymentProfile: z.object({ displayName: text }).nullish(),
});

export const organizationSchema = z.object({ id: z.string() });

/** One page of a collection. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({ value: z.array(item), '@odata.nextLink': z.string().nullish() });
}

/** The answer to $batch; an entry's header names come in any capitals. */
export const batchSchema = z.object({
  responses: z.array(
    z.object({
      id: z.string(),
      status: z.number(),
      headers: z.record(z.string(), z.string()).nullish(),
      body: z.unknown().optional(),
    }),
  ),
});

export const errorSchema = z.object({
  error: z.object({
    code: text,
    message: text,
    innerError: z.object({ 'request-id': text }).nullish(),
  }),
});

export type ImportRecord = z.output<typeof importRecordSchema>;
export type Device = z.output<typeof deviceSchema>;
