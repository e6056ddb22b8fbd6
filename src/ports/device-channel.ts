import type { ChannelName } from '../domain/channel.ts';
import type { DeviceIdentity, SerialNumber } from '../domain/device.ts';
import type { Result } from '../domain/result.ts';

export type IdentityForm = 'hash' | 'product-key-id' | 'tuple';

/** What a channel takes; plans follow from it. */
export interface ChannelDeclaration {
  readonly name: ChannelName;
  readonly identities: readonly IdentityForm[];
  /** Devices in one call at most. */
  readonly chunkSize: number;
  /** Group tags: on each device, on the whole batch, or not at all. */
  readonly groupTag: 'device' | 'batch' | 'none';
  readonly actions: readonly ('register' | 'unblock' | 'follow' | 'sync')[];
}

/** One unit of submission. */
export interface ImportChunk {
  /** A UUID made by us; sent as the import id where the service takes one. */
  readonly importId: string;
  readonly groupTag: string | null;
  readonly devices: readonly ImportDevice[];
}

export interface ImportDevice extends DeviceIdentity {
  readonly assignedUser: string | null;
}

/** What the service says of the import of one device. */
export interface ImportOutcome {
  readonly serial: SerialNumber;
  /** The service's own id of the import record. */
  readonly remoteId: string;
  readonly state: 'pending' | 'complete' | 'error';
  /** The registered device's id; only with `complete`. */
  readonly deviceId: string | null;
  /** The service's own code and name, raw; only with `error`. */
  readonly code: number | null;
  readonly name: string | null;
}

export type AssignmentState = 'unknown' | 'not-assigned' | 'pending' | 'assigned' | 'failed';

/** A device as the customer's tenant shows it. */
export interface RegisteredDevice {
  readonly deviceId: string;
  readonly serial: SerialNumber;
  readonly groupTag: string | null;
  readonly manufacturer: string | null;
  readonly model: string | null;
  readonly enrollmentState: string;
  readonly assignment: AssignmentState;
  /** The service's own word, e.g. `assignedInSync`, and its detail, e.g. `hardwareRequirementsNotMet` or null. */
  readonly assignmentWord: string;
  readonly assignmentDetail: string | null;
  readonly assignedAt: string | null;
  /** The profile's display name where the service told it. */
  readonly profile: string | null;
  /** True where the next enrolment is blocked until somebody unblocks the device. */
  readonly blocked: boolean;
  readonly remediation: string | null;
  readonly assignedUser: string | null;
  readonly lastContactedAt: string | null;
}

/** A road into a customer's tenant. Every answer is the service's own; a fault with `doubt` may hide work that was done. */
export interface DeviceChannel {
  readonly declaration: ChannelDeclaration;

  /**
   * Sends one chunk. NOT idempotent: record the intent first, and after a fault with `doubt` ask `findImports`.
   * Faults: `channel.throttled`, `channel.forbidden`, `channel.request-invalid`, `channel.unreachable` (doubt),
   * `channel.failed` (doubt), `channel.answer-unreadable` (doubt).
   */
  submit(tenantId: string, chunk: ImportChunk): Promise<Result<readonly ImportOutcome[]>>;

  /**
   * The import records that the service holds for a chunk, found by its import id; where none is found, by serial
   * number among records that carry no other import id of ours. Safe to repeat.
   */
  findImports(
    tenantId: string,
    chunk: { readonly importId: string; readonly serials: readonly SerialNumber[] },
  ): Promise<Result<readonly ImportOutcome[]>>;

  /**
   * Asks the service to bring imported devices into the tenant's list. `already-covered`: one runs or ran in the last
   * ten minutes (409, 429).
   */
  requestSync(tenantId: string): Promise<Result<'requested' | 'already-covered'>>;

  /** Devices by the service's id, with assignment and profile; an id that is not visible yet is left out. */
  readDevices(tenantId: string, deviceIds: readonly string[]): Promise<Result<readonly RegisteredDevice[]>>;

  /** Devices whose serial number equals one of `serials` (compared by `serialKey`), in as few calls as possible. */
  findDevices(tenantId: string, serials: readonly SerialNumber[]): Promise<Result<readonly RegisteredDevice[]>>;

  /** Lets a device that was enrolled before enrol once more ("Unblock device"). Safe to repeat. */
  unblock(tenantId: string, deviceId: string): Promise<Result<null>>;

  /** Writes the group tag of a registered device. Safe to repeat. */
  setGroupTag(tenantId: string, deviceId: string, groupTag: string): Promise<Result<null>>;
}
