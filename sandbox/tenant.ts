import type { DeviceOutcome } from './controls/outcomes.ts';
import type { ApprovalPolicy } from './graph/approval-state.ts';
import type { ConsentChannel, DeviceSeed, ManagedDevice, Person, Profile, TenantSeed } from './scenario.ts';

export interface Tenant {
  readonly tenantId: string;
  readonly name: string;
  readonly domain: string;
  readonly hasIntune: boolean;
  readonly consent: { -readonly [Channel in ConsentChannel]: TenantSeed['consent'][Channel] };
  consentPage: TenantSeed['consentPage'];
  /** Partner Center's words for how the customer stands to the partner, while it has consented there. */
  relationships: TenantSeed['relationships'];
  readonly profiles: readonly Profile[];
  readonly people: readonly Person[];
  readonly managedDevices: readonly ManagedDevice[];
  /** In order of creation. */
  readonly imports: Map<string, ImportRecord>;
  readonly devices: Map<string, Device>;
  /** Null: no second administrator is asked. */
  approvalPolicy: ApprovalPolicy | null;
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

/** What a channel hands in to register one device. Texts are empty where nothing was sent. */
export interface Submission {
  readonly channel: ConsentChannel;
  readonly tenant: Tenant;
  readonly serialNumber: string;
  readonly productKey: string;
  /** What the hash, or the maker and model beside a serial number, say of the device; undefined where they say nothing usable. */
  readonly hardware: Hardware | undefined;
  readonly groupTag: string;
  readonly userPrincipalName: string;
  /** An earlier entry of the same call is the same device. */
  readonly isRepeated: boolean;
  /** Counts devices submitted since the start on all channels, from 1. */
  readonly submissionNumber: number;
}

/** How a submission ended, and the device that it registered. */
export type RegistrationEnd = DeviceOutcome & { readonly deviceId: string | null };

/** The tenant's own domain first, then its initial onmicrosoft.com domain. */
export function domainsOf(tenant: Tenant): readonly string[] {
  const name = tenant.domain.split('.')[0] ?? tenant.domain;
  return [tenant.domain.toLowerCase(), `${name.toLowerCase()}.onmicrosoft.com`];
}
