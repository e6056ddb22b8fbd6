import type { ChannelName } from '../domain/channel.ts';
import type { DeviceState } from '../domain/device.ts';
import type { Finding } from '../domain/finding.ts';
import type { RequestId, RequestKind, RequestState } from '../domain/request.ts';

/** A request as it is kept. */
export interface StoredRequest {
  readonly id: RequestId;
  readonly kind: RequestKind;
  readonly state: RequestState;
  /** Grows by one with every change of the request or of its devices; the cards follow it. */
  readonly version: number;
  readonly requestedBy: {
    readonly objectId: string;
    readonly tenantId: string;
    readonly upn: string;
    readonly name: string;
  };
  /** The words that named the customer, and the customer once it is known. */
  readonly customerText: string | null;
  readonly customerTenantId: string | null;
  readonly customerName: string | null;
  readonly groupTag: string | null;
  readonly channel: ChannelName;
  /** A number of devices that the person stated, until they confirmed another. */
  readonly statedCount: number | null;
  readonly planDigest: string | null;
  /** What reading the list found; null where no list was given. */
  readonly listFindings: readonly Finding[];
  /** Why it waits or what went wrong, for people: "Microsoft asks us to wait 40 s". */
  readonly note: string | null;
  /** The conversation in which it began (opaque JSON of the front) and where its message stands. */
  readonly origin: {
    readonly front: 'teams' | 'terminal';
    readonly conversationId: string;
    readonly messageId: string;
  };
  readonly createdAt: Date;
  readonly updatedAt: Date;
  /** When a waiting request expires. */
  readonly expiresAt: Date | null;
}

/** One device of a request. */
export interface StoredDevice {
  readonly requestId: RequestId;
  /** 1, 2, 3, … in the order of the list. */
  readonly position: number;
  readonly serial: string;
  readonly state: DeviceState;
  readonly manufacturer: string | null;
  readonly model: string | null;
  readonly productKeyId: string | null;
  readonly assignedUser: string | null;
  /** Hex SHA-256 of the canonical hash; null where the device has none. */
  readonly hashDigest: string | null;
  /** The sealed hash; null where there is none or it was dropped. */
  readonly sealedHash: Uint8Array | null;
  /** How its row or its hash was repaired, in words; null where nothing was. */
  readonly repair: string | null;
  /** 1-based line of the list it came from. */
  readonly line: number | null;
  /** The service's code and name, or our own code for a device that is skipped. */
  readonly code: string | null;
  readonly name: string | null;
  /** One sentence for people about a failed or skipped device. */
  readonly reason: string | null;
  readonly deviceId: string | null;
  readonly profile: string | null;
  readonly chunkId: string | null;
  readonly updatedAt: Date;
}

export type NewRequest = Omit<StoredRequest, 'id' | 'version' | 'createdAt' | 'updatedAt'>;
export type NewDevice = Omit<StoredDevice, 'requestId' | 'updatedAt'>;

/** What may change of a request. */
export type RequestPatch = Partial<
  Pick<
    StoredRequest,
    | 'state'
    | 'customerText'
    | 'customerTenantId'
    | 'customerName'
    | 'groupTag'
    | 'channel'
    | 'statedCount'
    | 'planDigest'
    | 'listFindings'
    | 'note'
    | 'expiresAt'
  >
>;

/** What may change of a device; `position` names it. */
export type DevicePatch = { readonly position: number } & Partial<
  Pick<StoredDevice, 'state' | 'code' | 'name' | 'reason' | 'deviceId' | 'profile' | 'chunkId' | 'sealedHash'>
>;

/** Requests and their devices. */
export interface RequestStore {
  /**
   * Keeps a new request with its devices and gives it the next number. The same `origin.conversationId` and
   * `origin.messageId` a second time gives the request that is already there, unchanged (`created: false`).
   */
  create(
    request: NewRequest,
    devices: readonly NewDevice[],
  ): Promise<{ readonly request: StoredRequest; readonly created: boolean }>;
  find(id: RequestId): Promise<StoredRequest | null>;
  /** Newest first. `requestedBy`: an object id. `states`: any of them. */
  list(filter: {
    readonly requestedBy?: string;
    readonly states?: readonly RequestState[];
    readonly conversationId?: string;
    readonly limit?: number;
  }): Promise<StoredRequest[]>;
  /** In the order of the list, or only those in `states`. */
  devices(id: RequestId, states?: readonly DeviceState[]): Promise<StoredDevice[]>;
  /** How many devices of the request are in each state; states without devices are 0. */
  countDevices(id: RequestId): Promise<Readonly<Record<DeviceState, number>>>;
  /**
   * Changes the request only if it still has `version`; null where somebody else was first. Raises the version by one
   * and wakes the cards.
   */
  change(id: RequestId, version: number, patch: RequestPatch): Promise<StoredRequest | null>;
  /** Puts another list in place of the request's devices (drafts only) and raises the version. */
  replaceDevices(
    id: RequestId,
    version: number,
    devices: readonly NewDevice[],
    patch: RequestPatch,
  ): Promise<StoredRequest | null>;
  /** Writes device changes, raises the request's version by one and wakes the cards. */
  changeDevices(id: RequestId, changes: readonly DevicePatch[]): Promise<void>;
  /** Forgets the sealed hashes of a settled request, but for those of the devices at the positions in `keep`. */
  dropHashes(id: RequestId, keep?: readonly number[]): Promise<void>;
  /** Forgets the sealed hashes that settled requests kept, where nothing changed since `before`. Returns how many. */
  dropKeptHashes(before: Date): Promise<number>;
  /** Open requests (sent, not settled) that hold one of these devices for this tenant: `serialKey` → request id. */
  openRequestsFor(tenantId: string, serialKeys: readonly string[]): Promise<ReadonlyMap<string, RequestId>>;
  /** The newest request that holds this device, with the device. */
  newestFor(serialKey: string): Promise<{ readonly request: StoredRequest; readonly device: StoredDevice } | null>;
  /** Requests in a waiting state whose `expiresAt` has passed. */
  expired(now: Date): Promise<RequestId[]>;
}
