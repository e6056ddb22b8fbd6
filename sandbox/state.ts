import type { SubmissionLog } from './autopilot/submission-log.ts';
import type { CallRecorder } from './controls/call-recorder.ts';
import type { Faults } from './controls/faults.ts';
import type { Limiter } from './controls/limits.ts';
import type { Outcomes } from './controls/outcomes.ts';
import type { RequestLog } from './controls/request-log.ts';
import type { Credentials } from './entra/credentials.ts';
import type { ApprovalRequest } from './graph/approval-state.ts';
import type { OemState } from './oem/oem-state.ts';
import type { Completions } from './openai/completions.ts';
import type { PartnerCenterState } from './partner-center/partner-state.ts';
import type { Scenario } from './scenario.ts';
import type { SharedFile } from './sharepoint/shared-file.ts';
import { type Device, domainsOf, type ImportRecord, type Tenant } from './tenant.ts';
import type { Timing } from './timing.ts';

/** Everything that `reset` throws away. Instants are milliseconds of the sandbox's clock. */
export interface State {
  readonly scenario: Scenario;
  timing: Timing;
  readonly tenants: ReadonlyMap<string, Tenant>;
  /** Devices of all tenants by serial number and by PKID. */
  readonly devicesByIdentity: Map<string, Set<Device>>;
  readonly submissions: SubmissionLog;
  submittedDevices: number;
  lastSequence: number;
  /** Imports that the service has taken and not finished, oldest first. */
  readonly importing: ImportRecord[];
  /** Devices registered, which Intune does not show yet. */
  readonly arriving: Set<Device>;
  /** Devices whose profile is not settled yet. */
  readonly assigning: Set<Device>;
  readonly log: RequestLog;
  readonly recorder: CallRecorder;
  readonly faults: Faults;
  readonly outcomes: Outcomes;
  readonly limiter: Limiter;
  readonly partnerLimiter: Limiter;
  readonly partnerCenter: PartnerCenterState;
  readonly oem: OemState;
  /** Requests for a second administrator's approval, by code. */
  readonly approvals: Map<string, ApprovalRequest>;
  credentials: Credentials;
  /** Files that can be downloaded, by name. */
  readonly files: Map<string, SharedFile>;
  readonly completions: Completions;
  /** How far the time that services tell is from the sandbox's clock, and that of tokens from the former. */
  toldTime: { readonly offsetMs: number; readonly tokenOffsetMs: number };
}

/** The tenant with this id or one of its domains. */
export function findTenant(state: State, idOrDomain: string): Tenant | undefined {
  const wanted = idOrDomain.toLowerCase();
  const byId = state.tenants.get(wanted);
  return byId ?? [...state.tenants.values()].find((tenant) => domainsOf(tenant).includes(wanted));
}
