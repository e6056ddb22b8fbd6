import type { DeviceOutcome } from '../controls/outcomes.ts';
import type { Answer } from '../http/call.ts';
import type { RegistrationEnd, Submission, Tenant } from '../tenant.ts';
import { type Behaviour, DEFAULT_BEHAVIOUR } from './behaviour.ts';

/** Everything that Partner Center keeps. Instants are milliseconds of the sandbox's clock. */
export interface PartnerCenterState {
  behaviour: Behaviour;
  /** By tenant id. */
  readonly records: Map<string, CustomerRecords>;
  /** Jobs under way, oldest first. */
  readonly running: BatchJob[];
  /** Answers by request id, for callers that ask again. */
  readonly answered: Map<string, Answer>;
}

/** What Partner Center keeps of one customer. */
export interface CustomerRecords {
  readonly batches: DeviceBatch[];
  /** By tracking id. */
  readonly jobs: Map<string, BatchJob>;
  /** By policy id. */
  readonly policies: Map<string, Policy>;
}

export interface DeviceBatch {
  /** As the first caller wrote it; it is also the group tag of its devices. */
  readonly id: string;
  readonly createdMs: number;
  readonly devices: BatchDevice[];
}

/** A device in a batch; its id is that of the registered device. */
export interface BatchDevice {
  readonly id: string;
  readonly serialNumber: string;
  readonly productKey: string;
  readonly modelName: string;
  readonly manufacturer: string;
  readonly uploadedMs: number;
  /** The policy for the first start, by id. */
  policyId: string | null;
}

export interface BatchJob {
  readonly trackingId: string;
  readonly tenant: Tenant;
  readonly startedMs: number;
  readonly rows: readonly JobRow[];
  /** Rows before this one have ended. */
  nextRow: number;
  completedMs: number | null;
}

interface JobRowBase {
  result: RegistrationEnd | null;
  /** What the row shows of the device, empty texts left out. */
  readonly shown: { readonly serialNumber: string; readonly productKey: string };
}

/** One device of a job: to be registered into a batch, or to be given a policy. */
export type JobRow = JobRowBase &
  (
    | {
        readonly kind: 'register';
        readonly submission: Submission;
        readonly refusal: DeviceOutcome | undefined;
        readonly batch: DeviceBatch;
      }
    | { readonly kind: 'set-policy'; readonly deviceId: string; readonly policyId: string | null }
  );

export interface Policy {
  readonly id: string;
  name: string;
  category: string;
  description: string;
  policySettings: readonly string[];
  readonly createdMs: number;
  modifiedMs: number;
}

export function createPartnerCenterState(): PartnerCenterState {
  return { behaviour: DEFAULT_BEHAVIOUR, records: new Map(), running: [], answered: new Map() };
}

/** The records of a customer, empty ones where there were none. */
export function recordsOf(state: PartnerCenterState, tenant: Tenant): CustomerRecords {
  const known = state.records.get(tenant.tenantId);
  if (known !== undefined) return known;
  const made: CustomerRecords = { batches: [], jobs: new Map(), policies: new Map() };
  state.records.set(tenant.tenantId, made);
  return made;
}
