import type { z } from 'zod';
import type { Fault } from '../../domain/fault.ts';
import { failed, ok, type Result } from '../../domain/result.ts';
import { pathSegment } from '../path-segment.ts';
import { OPERATIONS, type PartnerOperation } from './operations.ts';
import type { PartnerClient } from './partner-client.ts';
import { type Batch, type BatchDevice, batchesSchema, devicesSchema } from './wire.ts';

/** A token that comes again and again must not keep us reading for ever. */
const MOST_PAGES = 1_000;

/** The path of a customer; null where the id cannot be a segment of one. */
export function customerPath(tenantId: string): string | null {
  const segment = pathSegment(tenantId);
  return segment === null ? null : `/customers/${segment}`;
}

/** The path of a batch's devices, made from its id: the link that the service gives is not encoded. */
export function batchDevicesPath(tenantId: string, batchId: string): string | null {
  const customer = customerPath(tenantId);
  const batch = pathSegment(batchId);
  return customer === null || batch === null ? null : `${customer}/deviceBatches/${batch}/devices`;
}

/** The batches of a customer. Source: "Get a list of device batches for the specified customer". */
export function readBatches(client: PartnerClient, tenantId: string): Promise<Result<readonly Batch[]>> {
  const customer = customerPath(tenantId);
  if (customer === null) return Promise.resolve(failed(noPath(tenantId)));
  return readAll(client, tenantId, OPERATIONS.listBatches, `${customer}/deviceBatches`, batchesSchema);
}

/** The devices of a batch, 100 a page. Source: "Get a list of devices for the specified batch and customer". */
export function readBatchDevices(
  client: PartnerClient,
  tenantId: string,
  batchId: string,
): Promise<Result<readonly BatchDevice[]>> {
  const path = batchDevicesPath(tenantId, batchId);
  if (path === null) return Promise.resolve(failed(noPath(tenantId)));
  return readAll(client, tenantId, OPERATIONS.listDevices, path, devicesSchema);
}

async function readAll<Item>(
  client: PartnerClient,
  tenantId: string,
  operation: PartnerOperation,
  path: string,
  schema: z.ZodType<{ readonly items: readonly Item[]; readonly continuationToken: string | null }>,
): Promise<Result<readonly Item[]>> {
  const items: Item[] = [];
  const seen = new Set<string>();
  let token: string | null = null;
  while (seen.size < MOST_PAGES) {
    const request: Parameters<PartnerClient['read']>[2] = {
      path,
      ...(token === null ? {} : { continuationToken: token }),
    };
    const page = await client.read(tenantId, operation, request, schema);
    if (!page.ok) return page;
    for (const item of page.value.items) items.push(item);
    token = page.value.continuationToken;
    if (token === null || seen.has(token)) break;
    seen.add(token);
  }
  return ok(items);
}

/** Nothing was asked: the name cannot stand in an address. */
export function noPath(tenantId: string): Fault {
  return {
    code: 'channel.name-unusable',
    message: 'The tenant id or the group tag consists of dots alone, which cannot be asked for at Partner Center.',
    retry: 'after-change',
    subject: tenantId,
  };
}
