import type { ChannelName } from '../domain/channel.ts';
import type { Customer } from '../domain/customer.ts';
import { serialKey } from '../domain/device.ts';
import type { Fault } from '../domain/fault.ts';
import { daysKept } from '../domain/hash-age.ts';
import { LACKING_IDENTITY } from '../lists/codes.ts';
import type { ConsentAnswer, ConsentSource } from '../ports/consent-source.ts';
import type { DeviceChannel, RegisteredDevice } from '../ports/device-channel.ts';
import type { InventoryStore } from '../ports/inventory-store.ts';
import type { RequestStore, StoredDevice, StoredRequest } from '../ports/request-store.ts';
import type { PlanFacts, RequestedDevice } from './facts.ts';
import { similarCustomers } from './similar-customers.ts';

/** What gathering facts asks. */
export interface FactSources {
  readonly requests: Pick<RequestStore, 'openRequestsFor'>;
  readonly inventory: Pick<InventoryStore, 'describe'>;
  readonly channels: ReadonlyMap<ChannelName, DeviceChannel>;
  readonly consents: ReadonlyMap<ChannelName, ConsentSource>;
}

/** Asks everything that the checks of a plan look at. The customer's tenant is read only where consent was seen. */
export async function gatherFacts(
  sources: FactSources,
  request: StoredRequest,
  stored: readonly StoredDevice[],
  customer: Customer,
  customers: readonly Customer[],
): Promise<PlanFacts> {
  const channel = sources.channels.get(request.channel);
  const consent = (await sources.consents.get(request.channel)?.check(customer.tenantId)) ?? null;
  const devices = stored.map(requested);
  const usable = devices.filter((device) => device.refusal === null && device.serial !== '');
  const keys = usable.map((device) => serialKey(device.serial));
  return {
    request: request.id,
    kind: request.kind,
    requestedBy: request.requestedBy.objectId,
    customer,
    similarCustomers: similarCustomers(customer, customers),
    channel: request.channel,
    declaration: channel?.declaration ?? null,
    otherChannels: [...sources.channels.values()]
      .map(({ declaration }) => declaration)
      .filter(({ name, actions }) => name !== request.channel && actions.includes('register')),
    groupTag: request.groupTag,
    tagsInUse: await tagsInUse(channel, consent),
    statedCount: request.statedCount,
    devices,
    listFindings: request.listFindings,
    consent,
    removedHashes: await removedHashes(sources, usable),
    registered: await registeredDevices(channel, consent, usable),
    openRequests: await sources.requests.openRequestsFor(customer.tenantId, keys),
  };
}

/**
 * Codes in capitals come from reading the list and stay; ours in small letters are found anew with every plan, and so is
 * whether the channel can identify the device, because the channel may change after the list was read.
 */
function requested(device: StoredDevice): RequestedDevice {
  const { position, serial, line, hashDigest, productKeyId, manufacturer, model, assignedUser, code, reason } = device;
  const refused = code !== null && code === code.toUpperCase() && !LACKING_IDENTITY.has(code);
  return {
    position,
    serial,
    line,
    hashDigest,
    productKeyId,
    manufacturer,
    model,
    assignedUser,
    refusal: refused ? { code, reason: reason ?? code } : null,
  };
}

async function removedHashes(
  { inventory }: FactSources,
  devices: readonly RequestedDevice[],
): Promise<ReadonlyMap<string, number>> {
  const lacking = devices.filter(({ hashDigest }) => hashDigest === null).map(({ serial }) => serialKey(serial));
  const entries = lacking.length === 0 ? [] : [...(await inventory.describe(lacking))];
  return new Map(entries.flatMap(([key, { item }]) => (item.hashRemovedAt === null ? [] : [[key, daysKept(item)]])));
}

async function tagsInUse(
  channel: DeviceChannel | undefined,
  consent: ConsentAnswer | null,
): Promise<PlanFacts['tagsInUse']> {
  if (channel?.listTags === undefined || consent?.state !== 'granted') return null;
  const tags = await channel.listTags(consent.tenantId);
  return tags.ok ? tags.value : tags.fault;
}

async function registeredDevices(
  channel: DeviceChannel | undefined,
  consent: ConsentAnswer | null,
  devices: readonly RequestedDevice[],
): Promise<ReadonlyMap<string, RegisteredDevice> | Fault> {
  if (channel === undefined || consent?.state !== 'granted' || devices.length === 0) return new Map();
  const found = await channel.findDevices(
    consent.tenantId,
    devices.map((device) => device.serial),
  );
  return found.ok ? new Map(found.value.map((device) => [serialKey(device.serial), device])) : found.fault;
}
