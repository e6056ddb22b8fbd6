import { createHash } from 'node:crypto';
import { canonicalJson } from '../domain/canonical-json.ts';
import type { ChannelName } from '../domain/channel.ts';
import type { RequestId, RequestKind } from '../domain/request.ts';
import type { IdentityForm } from '../ports/device-channel.ts';
import type { PlanFinding } from './plan-finding.ts';

/** A device that will be sent (or acted on). */
export interface PlannedDevice {
  readonly position: number;
  readonly serial: string;
  readonly hashDigest: string | null;
  readonly productKeyId: string | null;
  readonly manufacturer: string | null;
  readonly model: string | null;
  readonly assignedUser: string | null;
  /** What tells the device on its channel; null for an action on one that is registered. */
  readonly identity: IdentityForm | null;
  /** The service's id, where the plan acts on a device that is registered already. */
  readonly deviceId: string | null;
}

/** A device of the list that will not be sent. */
export interface LeftOutDevice {
  readonly position: number;
  readonly serial: string;
  readonly code: string;
  readonly reason: string;
}

/** What an approval binds: everything that decides what will be done, and nothing else. */
export interface PlanTerms {
  readonly request: RequestId;
  readonly kind: RequestKind;
  readonly tenantId: string;
  readonly channel: ChannelName;
  readonly groupTag: string | null;
  readonly requestedBy: string;
  readonly devices: readonly PlannedDevice[];
  readonly leftOut: readonly LeftOutDevice[];
}

/** What will be done, as a value: made once, shown, approved by its digest, carried out from the stored copy. */
export interface Plan {
  /** Hex SHA-256 over the canonical JSON of everything else: whatever changes the plan makes a new one. */
  readonly digest: string;
  readonly terms: PlanTerms;
  readonly findings: readonly PlanFinding[];
  readonly consent: {
    readonly state: 'granted' | 'partial' | 'not-granted' | 'unknown';
    readonly missing: readonly string[];
    readonly link: string | null;
  };
}

/** True when something must be mended before the plan can be sent. */
export function isBlocked(plan: Plan): boolean {
  return plan.findings.some((finding) => finding.blocks);
}

/** Seals the content of a plan under its digest. */
export function sealPlan(content: Omit<Plan, 'digest'>): Plan {
  return { digest: createHash('sha256').update(canonicalJson(content)).digest('hex'), ...content };
}
