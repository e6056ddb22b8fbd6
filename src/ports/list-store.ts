import type { ChannelName } from '../domain/channel.ts';

/** A proposal of a list to which a person said yes. */
export interface AcceptedProposal {
  readonly line: number;
  /** The finding's code and its proposal: together with the line, exactly what the person saw. */
  readonly code: string;
  readonly proposal: string;
  /** The value before and after, shortened; null where a row was left out for another of the same device. */
  readonly change: { readonly from: string; readonly to: string } | null;
  readonly by: ListPerson;
  /** ISO 8601, UTC. */
  readonly at: string;
}

export interface ListPerson {
  readonly objectId: string;
  readonly tenantId: string;
  readonly upn: string;
  readonly name: string;
}

/** A device list that was judged, kept for what its owner may still want of it. Its content is kept beside it, sealed. */
export interface KeptList {
  /** `L-` and eight hexadecimal digits. */
  readonly id: string;
  readonly owner: ListPerson;
  /** The request whose devices it is; null while it was only checked. */
  readonly requestId: string | null;
  /** What the sender called the file: foreign text. */
  readonly fileName: string;
  /** The channel it was judged for; null for the channel that its format is for. */
  readonly channel: ChannelName | null;
  /** What the message with the list said of the customer and the tag. */
  readonly customerText: string | null;
  readonly groupTag: string | null;
  readonly accepted: readonly AcceptedProposal[];
  /** 1, and one more with every decision about the list. */
  readonly version: number;
  readonly expiresAt: Date;
}

/** Lists that were judged. The content is sealed in pieces; whoever keeps it seals it. */
export interface ListStore {
  /** Keeps a list with its sealed content, in place of any other list of the same request. */
  keep(list: KeptList, content: readonly Uint8Array[]): Promise<void>;
  /** Null where there is none or it has expired. */
  find(id: string, now: Date): Promise<KeptList | null>;
  forRequest(requestId: string, now: Date): Promise<KeptList | null>;
  /** The sealed pieces in their order; none where the list is gone. */
  content(id: string): Promise<readonly Uint8Array[]>;
  /** Writes what was accepted only if the list still has `version`; null where somebody else was first. */
  accept(id: string, version: number, accepted: readonly AcceptedProposal[]): Promise<KeptList | null>;
  /** Makes the list that of a request, until then; a list that has a request stays with it. */
  bind(id: string, requestId: string, expiresAt: Date): Promise<void>;
  dropForRequest(requestId: string): Promise<void>;
  /** Forgets every list whose time is over; how many there were. */
  dropExpired(now: Date): Promise<number>;
}
