import type { ChannelName } from '../domain/channel.ts';
import type { AuditLog } from '../ports/audit-log.ts';
import type { NoticeStore } from '../ports/card-store.ts';
import type { Clock } from '../ports/clock.ts';
import type { ConsentSource } from '../ports/consent-source.ts';
import type { DeviceChannel } from '../ports/device-channel.ts';
import type { Ids } from '../ports/ids.ts';
import type { JobStore } from '../ports/job-store.ts';
import type { Log } from '../ports/log.ts';
import type { PlanStore } from '../ports/plan-store.ts';
import type { RequestStore } from '../ports/request-store.ts';
import type { Sealer } from '../ports/sealer.ts';
import type { Transactions } from '../ports/transactions.ts';
import type { WakeUps } from '../ports/wake-ups.ts';
import type { JobSettings } from './job-settings.ts';

/** What carrying out a request asks of the world. */
export interface JobDeps {
  readonly requests: RequestStore;
  readonly plans: PlanStore;
  readonly jobs: JobStore;
  readonly notices: NoticeStore;
  readonly audit: AuditLog;
  readonly transactions: Transactions;
  readonly wakeUps: WakeUps;
  readonly channels: ReadonlyMap<ChannelName, DeviceChannel>;
  readonly consents: ReadonlyMap<ChannelName, ConsentSource>;
  readonly sealer: Sealer;
  readonly clock: Clock;
  readonly ids: Ids;
  /** A random number between 0 and 1. */
  readonly jitter: () => number;
  readonly log: Log;
  readonly settings: JobSettings;
}
