import type { ChannelName } from '../domain/channel.ts';
import type { DeviceIdentity, SerialNumber } from '../domain/device.ts';
import type { Result } from '../domain/result.ts';

export type IdentityForm = 'hash' | 'product-key-id' | 'tuple';

export type ChannelAction = 'register' | 'find' | 'follow' | 'sync' | 'unblock' | 'retag' | 'assign-user';

/** What a channel takes; plans follow from it. */
export interface ChannelDeclaration {
  readonly name: ChannelName;
  readonly identities: readonly IdentityForm[];
  /** Devices in one call at most. */
  readonly chunkSize: number;
  /** Group tags: on each device, on the whole batch (then one is needed), or not at all. */
  readonly groupTag: 'device' | 'batch' | 'none';
  /**
   * What it can do; what is not named is refused without a call. `follow`: it shows each device with its profile.
   * `find`: it finds devices by serial number. `assign-user`: it takes the user that a device is for.
   */
  readonly actions: readonly ChannelAction[];
}

/** One unit of submission. */
export interface ImportChunk {
  /** A UUID made by us; sent as the import id where the service takes one. */
  readonly importId: string;
  /**
   * A UUID of this call: the same when the call is made again because no answer came, another once the service has
   * answered. Sent as the key of idempotency where the service has one.
   */
  readonly callId: string;
  /** True where the call was made before under this `callId` and may have landed. */
  readonly isRepeat: boolean;
  readonly groupTag: string | null;
  readonly devices: readonly ImportDevice[];
}

export interface ImportDevice extends DeviceIdentity {
  /** The device's place in its request; unlike a serial number every device has one. */
  readonly position: number;
  readonly assignedUser: string | null;
}

/** What the service took over of a chunk. */
export interface Submission {
  /** The service's own name for the work it took over; null where it gives none. Kept before anybody is told. */
  readonly reference: string | null;
  readonly outcomes: readonly ImportOutcome[];
}

/** A chunk that was sent, or may have been: all of its devices in the order in which they were sent. */
export interface SoughtChunk {
  readonly importId: string;
  /** As `submit` gave it; null where no answer came, or none with a name. */
  readonly reference: string | null;
  /** How many calls were made for it so far. */
  readonly attempt: number;
  readonly groupTag: string | null;
  readonly devices: readonly SoughtDevice[];
}

export type SoughtDevice = Pick<ImportDevice, 'position' | 'serial' | 'productKeyId'>;

/** What the service says of the import of one device. */
export interface ImportOutcome {
  readonly serial: SerialNumber;
  /** Which device of the chunk it is, where the channel can tell devices apart that have no serial number. */
  readonly position?: number;
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

/** A group tag that the channel keeps as a batch. */
export interface TagInUse {
  readonly groupTag: string;
  /** How many devices it holds; null where the service did not say. */
  readonly devices: number | null;
}

/** A road into a customer's tenant. Every answer is the service's own; a fault with `doubt` may hide work that was done. */
export interface DeviceChannel {
  readonly declaration: ChannelDeclaration;

  /**
   * Sends one chunk. NOT idempotent: record the intent first, and after a fault with `doubt` ask `findImports`.
   * Faults: `channel.throttled`, `channel.forbidden`, `channel.request-invalid`, `channel.unreachable` (doubt),
   * `channel.failed` (doubt), `channel.answer-unreadable` (doubt).
   */
  submit(tenantId: string, chunk: ImportChunk): Promise<Result<Submission>>;

  /**
   * What the service holds of a chunk: by its own name for it, by our import id, else by what identifies each device,
   * never taking an answer to another chunk of ours for an answer to this one. A device that is not in the answer did
   * not arrive as far as the service can be asked; one that may still turn up is `pending`. Safe to repeat.
   */
  findImports(tenantId: string, chunk: SoughtChunk): Promise<Result<readonly ImportOutcome[]>>;

  /**
   * The group tags that the channel keeps as things of their own; only where `groupTag` is `batch`. Devices are added to
   * a tag that is there, and one that differs only in capitals is refused.
   */
  listTags?(tenantId: string): Promise<Result<readonly TagInUse[]>>;

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
