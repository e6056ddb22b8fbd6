import type { ChannelName } from '../domain/channel.ts';
import type { Customer } from '../domain/customer.ts';
import type { Fault } from '../domain/fault.ts';
import type { Finding } from '../domain/finding.ts';
import type { RequestId, RequestKind } from '../domain/request.ts';
import type { ConsentAnswer } from '../ports/consent-source.ts';
import type { ChannelDeclaration, RegisteredDevice, TagInUse } from '../ports/device-channel.ts';
import type { LeftOutDevice } from './plan.ts';
import type { PlanFinding } from './plan-finding.ts';

/** A device of the request as the checks see it: no hash, only its digest. */
export interface RequestedDevice {
  readonly position: number;
  readonly serial: string;
  readonly line: number | null;
  readonly hashDigest: string | null;
  readonly productKeyId: string | null;
  readonly manufacturer: string | null;
  readonly model: string | null;
  readonly assignedUser: string | null;
  /** Why reading the list refused the row; null for a row that can be used. */
  readonly refusal: { readonly code: string; readonly reason: string } | null;
}

/** Everything that the checks may look at, gathered once. */
export interface PlanFacts {
  readonly request: RequestId;
  readonly kind: RequestKind;
  readonly requestedBy: string;
  readonly customer: Customer;
  /** Customers whose name could be mistaken for this one. */
  readonly similarCustomers: readonly Customer[];
  readonly channel: ChannelName;
  /** Null where this installation has no such channel. */
  readonly declaration: ChannelDeclaration | null;
  /** The other channels of this installation that register devices. */
  readonly otherChannels: readonly ChannelDeclaration[];
  readonly groupTag: string | null;
  /** The customer's tags on a channel that keeps them as batches; a fault where they could not be read, null elsewhere. */
  readonly tagsInUse: readonly TagInUse[] | Fault | null;
  readonly statedCount: number | null;
  readonly devices: readonly RequestedDevice[];
  readonly listFindings: readonly Finding[];
  readonly consent: ConsentAnswer | null;
  /** Devices of the list that the tenant has already, by `serialKey`; a fault where that could not be read. */
  readonly registered: ReadonlyMap<string, RegisteredDevice> | Fault;
  /** Devices whose hash the inventory removed because of its age, by `serialKey`, with the days it was kept. */
  readonly removedHashes: ReadonlyMap<string, number>;
  /** Open requests that hold a device of the list, by `serialKey`. */
  readonly openRequests: ReadonlyMap<string, RequestId>;
}

/** What one check has to say: findings, and devices that must not be sent. */
export interface CheckResult {
  readonly findings?: readonly PlanFinding[];
  readonly leftOut?: readonly LeftOutDevice[];
}

export type Check = (facts: PlanFacts) => CheckResult;
