import type { ChannelName } from '../domain/channel.ts';

/** Whether we may act for a tenant on one channel, with what was seen. */
export interface ConsentAnswer {
  readonly channel: ChannelName;
  readonly tenantId: string;
  /** Only `granted` opens anything. `partial`: consented, but permissions are missing. `unknown`: we could not find out. */
  readonly state: 'granted' | 'partial' | 'not-granted' | 'unknown';
  /** Names of the missing permissions, with `partial`. */
  readonly missing: readonly string[];
  /** How it was found out, in words for the audit: method, raw word, correlation id. No token. */
  readonly evidence: Readonly<Record<string, string | number | null>>;
  /** Where a customer's administrator can grant it; null where the channel has no link. */
  readonly link: string | null;
  readonly checkedAt: Date;
}

/** Asks the service, now; never cached for longer than the call. Never throws: what cannot be found out is `unknown`. */
export interface ConsentSource {
  readonly channel: ChannelName;
  check(tenantId: string): Promise<ConsentAnswer>;
}
