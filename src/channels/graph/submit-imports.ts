import { ok, type Result } from '../../domain/result.ts';
import type { ImportChunk, ImportDevice, Submission } from '../../ports/device-channel.ts';
import type { GraphClient } from './graph-client.ts';
import { outcomesOf, sameId } from './match-imports.ts';
import { OPERATIONS } from './operations.ts';
import type { TenantTraits } from './tenant-memory.ts';
import { importRecordSchema, pageOf } from './wire.ts';

/**
 * Imports a chunk in one call.
 *
 * The hash goes as it is: it is base64 already, and the JSON text of an Edm.Binary is base64. Devices that the answer
 * does not name are not in the result: they are found by `findImports` later.
 * Source: Microsoft Graph v1.0 reference, importedWindowsAutopilotDeviceIdentity: import.
 */
export async function submitImports(
  graph: GraphClient,
  traits: TenantTraits,
  tenantId: string,
  chunk: ImportChunk,
): Promise<Result<Submission>> {
  if (chunk.devices.length === 0) return ok({ reference: null, outcomes: [] });
  const answer = await graph.read(
    tenantId,
    OPERATIONS.importDevices,
    {
      path: '/deviceManagement/importedWindowsAutopilotDeviceIdentities/import',
      body: { importedWindowsAutopilotDeviceIdentities: chunk.devices.map((device) => toWire(device, chunk)) },
    },
    pageOf(importRecordSchema),
  );
  if (!answer.ok) return answer;
  const records = answer.value.value;
  const named = records.filter((record) => record.importId !== null);
  if (named.length > 0) traits.keepsImportIds = named.every((record) => sameId(record.importId, chunk.importId));
  const serials = chunk.devices.map((device) => device.serial);
  return ok({ reference: null, outcomes: outcomesOf(records, serials, 'own') });
}

function toWire(device: ImportDevice, { importId, groupTag }: ImportChunk): Readonly<Record<string, string>> {
  return {
    serialNumber: device.serial,
    importId,
    ...(device.hardwareHash === null ? {} : { hardwareIdentifier: device.hardwareHash }),
    ...(groupTag === null ? {} : { groupTag }),
    ...(device.productKeyId === null ? {} : { productKey: device.productKeyId }),
    ...(device.assignedUser === null ? {} : { assignedUserPrincipalName: device.assignedUser }),
  };
}
