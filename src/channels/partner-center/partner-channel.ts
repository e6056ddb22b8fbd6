import { failed, ok } from '../../domain/result.ts';
import type { DeviceChannel } from '../../ports/device-channel.ts';
import { notOffered } from '../not-offered.ts';
import { findPartnerDevices } from './find-devices.ts';
import { findUploads } from './find-uploads.ts';
import { createPartnerClient, type PartnerOptions } from './partner-client.ts';
import { readBatches } from './read-batches.ts';
import { type MadeBatches, submitBatch } from './submit-batch.ts';

export interface PartnerChannelOptions extends PartnerOptions {
  /** Devices in one call: Microsoft's pages say 500 in one place and 1,000 in another, and nothing of the API. */
  readonly chunkSize: number;
}

const TITLE = 'Partner Center';

/**
 * The road through a partner's Partner Center. The group tag is the name of the batch: there is no other member for it,
 * it cannot be left out, and it cannot be changed afterwards. What Intune makes of a device is not to be seen here.
 * Throws where the address is not https.
 */
export function createPartnerChannel(options: PartnerChannelOptions): DeviceChannel {
  const client = createPartnerClient(options);
  const made: MadeBatches = new Set();
  const refuse = (doing: string) => Promise.resolve(failed(notOffered(TITLE, doing)));

  return {
    declaration: {
      name: 'partner-center',
      identities: ['hash', 'product-key-id', 'tuple'],
      chunkSize: options.chunkSize,
      groupTag: 'batch',
      actions: ['register', 'find'],
    },
    submit: (tenantId, chunk) => submitBatch(client, made, tenantId, chunk),
    findImports: (tenantId, chunk) => findUploads(client, tenantId, chunk),
    findDevices: (tenantId, serials) => findPartnerDevices(client, tenantId, serials),
    async listTags(tenantId) {
      const batches = await readBatches(client, tenantId);
      return batches.ok ? ok(batches.value.map(({ id, devices }) => ({ groupTag: id, devices }))) : batches;
    },
    requestSync: () => refuse('asking for a sync'),
    readDevices: () => refuse('reading the profile of a device'),
    unblock: () => refuse('unblocking a device'),
    setGroupTag: () => refuse('changing the group tag of a device'),
  };
}
