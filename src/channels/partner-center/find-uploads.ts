import { ok, type Result } from '../../domain/result.ts';
import type { ImportOutcome, SoughtChunk } from '../../ports/device-channel.ts';
import { pathSegment } from '../path-segment.ts';
import { isOver, onTheWay, outcomesOfStatus, registeredAs } from './from-status.ts';
import { entriesByDevice } from './match-devices.ts';
import { OPERATIONS } from './operations.ts';
import type { PartnerClient } from './partner-client.ts';
import { customerPath, readBatchDevices, readBatches } from './read-batches.ts';
import { type BatchDevice, type JobStatus, jobStatusSchema } from './wire.ts';

/** A service that takes every call and never names its work must not be asked for ever. */
const MOST_CALLS = 4;

/**
 * What became of a chunk. With its tracking id: by the status of the upload, and where that is over without a word about
 * a device, by the batch itself. Without one, or where the id is not known any more: by the batch alone.
 *
 * A call in doubt of which the batch holds every device has done its work. Otherwise nothing is known of the others: a
 * batch fills up slowly, and names no device that was refused. The chunk is then `not there`, so that the call is made
 * again under its first name: by that the service knows a repetition, does nothing twice, and gives the tracking id.
 * After `MOST_CALLS` it is left at what the batch shows; the others stay on the way.
 * Source: "Partner Center REST headers" (`MS-RequestId`).
 */
export async function findUploads(
  client: PartnerClient,
  tenantId: string,
  chunk: SoughtChunk,
): Promise<Result<readonly ImportOutcome[]>> {
  const { reference, devices } = chunk;
  if (reference === null) {
    const listed = await devicesInBatch(client, tenantId, chunk.groupTag);
    if (!listed.ok) return listed;
    const there = outcomesInBatch(listed.value, chunk);
    const isWhole = there.every(({ state }) => state === 'complete');
    return ok(isWhole || chunk.attempt >= MOST_CALLS ? there : []);
  }
  const status = await readStatus(client, tenantId, reference);
  if (!status.ok) return status;
  const outcomes = status.value === null ? [] : outcomesOfStatus(status.value, devices, reference);
  const isDecided = status.value !== null && outcomes.every(({ state }) => state !== 'pending');
  if (isDecided || (status.value !== null && !isOver(status.value))) return ok(outcomes);

  const listed = await devicesInBatch(client, tenantId, chunk.groupTag);
  if (!listed.ok) return listed;
  const there = outcomesInBatch(listed.value, chunk);
  return ok(there.map((found, index) => (found.state === 'complete' ? found : (outcomes[index] ?? found))));
}

/**
 * Null where the id is not known any more: how long it is kept is not documented.
 * Source: "Get the status of a device batch upload".
 */
async function readStatus(
  client: PartnerClient,
  tenantId: string,
  reference: string,
): Promise<Result<JobStatus | null>> {
  const customer = customerPath(tenantId);
  const tracking = pathSegment(reference);
  if (customer === null || tracking === null) return ok(null);
  const path = `${customer}/batchJobStatus/${tracking}`;
  const status = await client.read(tenantId, OPERATIONS.readJobStatus, { path }, jobStatusSchema);
  return !status.ok && status.fault.code === 'channel.not-found' ? ok(null) : status;
}

async function devicesInBatch(
  client: PartnerClient,
  tenantId: string,
  groupTag: string | null,
): Promise<Result<readonly BatchDevice[]>> {
  const batches = await readBatches(client, tenantId);
  if (!batches.ok) return batches;
  const batch = batches.value.find(({ id }) => id === groupTag);
  return batch === undefined ? ok([]) : readBatchDevices(client, tenantId, batch.id);
}

function outcomesInBatch(listed: readonly BatchDevice[], { devices, reference }: SoughtChunk): ImportOutcome[] {
  const named = entriesByDevice(listed);
  return devices.map((device) => {
    const [entry] = named(device);
    return entry === undefined ? onTheWay(device, reference ?? '') : registeredAs(device, entry.id);
  });
}
