import type { ChannelName } from './channel.ts';

/** A customer organisation as our directory knows it. */
export interface Customer {
  /** Entra tenant id, lower-case GUID. */
  readonly tenantId: string;
  readonly name: string;
  readonly domain: string;
  readonly aliases: readonly string[];
  /** The channel to use when nobody names one. */
  readonly defaultChannel: ChannelName;
  /** Group tags this customer is known to use, exact capitals. */
  readonly knownTags: readonly string[];
}
