import { failed, ok, type Result } from '../../domain/result.ts';
import type { ImportChunk, ImportOutcome, Submission } from '../../ports/device-channel.ts';
import { deviceToWire } from './device-to-wire.ts';
import { findBatch } from './find-batch.ts';
import { OPERATIONS } from './operations.ts';
import type { PartnerClient } from './partner-client.ts';
import { batchDevicesPath, customerPath, noPath, readBatches } from './read-batches.ts';
import { trackingIdOf } from './tracking-id.ts';

/** Batches of which this process knows by their answers, `tenant batch`: the service may list them a moment later. */
export type MadeBatches = Set<string>;

/**
 * Hands a chunk to the batch of its group tag, which is made where it is not there yet. Two calls, the customer's batches
 * and the submission; a repetition may take a third. The devices' outcomes come by `findUploads` with the tracking id.
 *
 * Source: Microsoft Partner Center REST documentation, "Upload a list of devices to create a new batch" and "Upload a
 * list of devices for the specified customer".
 */
export async function submitBatch(
  client: PartnerClient,
  made: MadeBatches,
  tenantId: string,
  chunk: ImportChunk,
): Promise<Result<Submission>> {
  const { groupTag, devices, importId, callId } = chunk;
  if (devices.length === 0) return ok({ reference: null, outcomes: [] });
  if (groupTag === null || groupTag === '') return failed(noTag(tenantId));
  const customer = customerPath(tenantId);
  const batchPath = batchDevicesPath(tenantId, groupTag);
  if (customer === null || batchPath === null) return failed(noPath(tenantId));
  const batches = await readBatches(client, tenantId);
  if (!batches.ok) return batches;
  const batch = findBatch(batches.value, groupTag, tenantId);
  if (!batch.ok) return batch;

  const sent = devices.map(deviceToWire);
  const key = `${tenantId} ${groupTag}`;
  const names = { requestId: callId, correlationId: importId };
  const create = () =>
    client.send(tenantId, OPERATIONS.createBatch, {
      path: `${customer}/deviceBatches`,
      body: { batchId: groupTag, devices: sent },
      ...names,
    });
  const append = () => client.send(tenantId, OPERATIONS.appendDevices, { path: batchPath, body: sent, ...names });

  const isListed = batch.value !== null;
  const appends = isListed || made.has(key);
  let answer = await (appends && !chunk.isRepeat ? append() : create());
  // A repetition must be the very call that may have landed. It was the making of the batch, or, where the service says
  // that it did not make this batch by that call, the adding to it.
  if (chunk.isRepeat && appends && !answer.ok && answer.fault.code === 'channel.conflict') answer = await append();
  if (!answer.ok) {
    const { code } = answer.fault;
    // The list shows neither yet: a batch of ours that cannot be added to, and one that is there all the same.
    const isMissing = appends && !isListed && code === 'channel.not-found';
    if (isMissing) made.delete(key);
    if (!appends && code === 'channel.conflict') made.add(key);
    return isMissing ? failed({ ...answer.fault, code: 'channel.conflict', retry: 'same-request' }) : answer;
  }
  made.add(key);
  const reference = trackingIdOf(answer.value);
  // Taken over, but under no name: whether it arrived is found out before anything is sent again.
  if (reference === null) return failed(client.unreadable(tenantId, OPERATIONS.createBatch, answer.value));
  return ok({ reference, outcomes: devices.map(({ position, serial }) => onTheWay(position, serial, reference)) });
}

function onTheWay(position: number, serial: string, remoteId: string): ImportOutcome {
  return { serial, position, remoteId, state: 'pending', deviceId: null, code: null, name: null };
}

/** No tag would need a batch of some other name, and that name would become the tag. */
function noTag(tenantId: string) {
  return {
    code: 'channel.tag-required',
    message: 'In Partner Center the group tag is the name of the batch, so it cannot be left out. Write a tag.',
    retry: 'after-change',
    subject: tenantId,
  } as const;
}
