import type { Customer } from '../domain/customer.ts';
import type { Person } from '../domain/person.ts';

/** All settings, checked and grouped. Secrets stand apart so that the rest can be shown. */
export interface Config {
  /**
   * `local`: for a trial on one machine; no sign-in, loopback only. `teams`: inbound tokens are validated, an app id is
   * required.
   */
  readonly mode: 'local' | 'teams';
  readonly port: number;
  /** Where people reach the pages, without a slash at the end. */
  readonly publicUrl: string;
  readonly dataDir: string;
  readonly workers: boolean;
  readonly bot: {
    readonly appId: string;
    readonly tenantId: string;
    /** Where the channel service lives, for clouds other than Microsoft's public one. */
    readonly cloud: {
      readonly openIdMetadataUrl: string | undefined;
      readonly issuer: string | undefined;
      readonly loginUrl: string | undefined;
      readonly scope: string | undefined;
    };
  };
  readonly graph: {
    readonly clientId: string;
    readonly graphUrl: string;
    readonly loginUrl: string;
  };
  /** Null where this installation does not work through Partner Center. */
  readonly partnerCenter: {
    readonly url: string;
    /** The partner's own tenant, in which its user signed in. */
    readonly tenantId: string;
    readonly clientId: string;
    readonly chunkSize: number;
  } | null;
  readonly customers: readonly Customer[];
  readonly people: readonly Person[];
  /** Files that are read into the inventory at start, if any. */
  readonly inventoryFile: string | null;
  readonly maxListBytes: number;
  /** How long the inventory keeps a hash after the last list that brought it. */
  readonly inventoryHashDays: number;
  readonly uploadTicketMs: number;
  readonly checkedListMs: number;
  readonly draftExpiryMs: number;
  readonly approvalExpiryMs: number;
  /** Hosts from which an attached file may be fetched, besides SharePoint's. */
  readonly fileHosts: readonly string[];
  readonly times: {
    readonly callTimeoutMs: number;
    readonly settleMarginMs: number;
    readonly firstPollMs: number;
    readonly longestPollMs: number;
    readonly backoffMs: number;
  };
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
}

/** What must never be shown or logged. */
export interface Secrets {
  readonly botPassword: string | null;
  readonly graphClientSecret: string | null;
  readonly partnerCenterClientSecret: string | null;
  /** Of the partner's user who signed in with multifactor authentication. */
  readonly partnerCenterRefreshToken: string | null;
  /** 32 bytes, base64; null in local mode: a key file in the data folder is used. */
  readonly sealKey: string | null;
  readonly databaseUrl: string | null;
}
