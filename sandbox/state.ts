import type { RegistrationEnd } from './autopilot/register-submission.ts';
import type { Submission } from './autopilot/submission.ts';
import type { SubmissionLog } from './autopilot/submission-log.ts';
import type { CallRecorder } from './controls/call-recorder.ts';
import type { Faults } from './controls/faults.ts';
import type { Limiter } from './controls/limits.ts';
import type { Outcomes } from './controls/outcomes.ts';
import type { RequestLog } from './controls/request-log.ts';
import type { ConsentChannel, DeviceSeed, ManagedDevice, Person, Profile, Scenario, TenantSeed } from './scenario.ts';
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
}

export interface Tenant {
  readonly tenantId: string;
  readonly name: string;
  readonly domain: string;
  readonly hasIntune: boolean;
  readonly consent: { -readonly [Channel in ConsentChannel]: TenantSeed['consent'][Channel] };
  consentPage: TenantSeed['consentPage'];
  readonly profiles: readonly Profile[];
  readonly people: readonly Person[];
  readonly managedDevices: readonly ManagedDevice[];
  /** In order of creation. */
  readonly imports: Map<string, ImportRecord>;
  readonly devices: Map<string, Device>;
  sync: { readonly startedMs: number; endedMs: number | null } | null;
}

export interface ImportRecord extends Submission {
  readonly id: string;
  readonly sequence: number;
  readonly importId: string;
  readonly submittedMs: number;
  result: RegistrationEnd | null;
}

/** Through whom a device came: a channel, the start of the scenario, or somebody whom the sandbox does not serve. */
export type RegisteredBy = ConsentChannel | 'manual-upload' | 'somebody-else' | 'start';

export interface Hardware {
  readonly serial: string;
  readonly manufacturer: string;
  readonly model: string;
  readonly sku: string;
  readonly family: string;
}

export interface Device {
  readonly id: string;
  readonly sequence: number;
  readonly tenant: Tenant;
  readonly serial: string;
  /** The serial number inside the hash, where it differs from the submitted one. */
  readonly otherSerial: string | undefined;
  readonly hardware: Omit<Hardware, 'serial'>;
  readonly productKey: string;
  readonly registeredMs: number;
  readonly registeredBy: RegisteredBy;
  visibleMs: number | null;
  groupTag: string;
  userPrincipalName: string;
  addressableUserName: string;
  displayName: string;
  deviceAccountUpn: string;
  deviceFriendlyName: string;
  enrollmentState: DeviceSeed['enrollmentState'];
  userlessEnrollmentStatus: DeviceSeed['userlessEnrollmentStatus'];
  /** The profile in force, and since when. */
  assigned: { readonly profile: Profile; readonly atMs: number } | null;
  /** When the assignment under way began; null where none is. */
  assigningSinceMs: number | null;
}

/** The tenant with this id or one of its domains. */
export function findTenant(state: State, idOrDomain: string): Tenant | undefined {
  const wanted = idOrDomain.toLowerCase();
  const byId = state.tenants.get(wanted);
  return byId ?? [...state.tenants.values()].find((tenant) => domainsOf(tenant).includes(wanted));
}

/** The tenant's own domain first, then its initial onmicrosoft.com domain. */
export function domainsOf(tenant: Tenant): readonly string[] {
  const name = tenant.domain.split('.')[0] ?? tenant.domain;
  return [tenant.domain.toLowerCase(), `${name.toLowerCase()}.onmicrosoft.com`];
}
