/** A card that stands in a conversation and is kept true. */
export interface StoredCard {
  readonly id: string;
  readonly requestId: string;
  /** Opaque JSON of the front: enough to edit the message later. */
  readonly address: string;
  /** Null while the message is being sent: "not sent yet" and "sending failed" are different things. */
  readonly activityId: string | null;
  /** The request's version that the message shows. */
  readonly shownVersion: number;
  readonly shownAt: Date | null;
  /** Failures in a row to show `failedVersion`. */
  readonly failures: number;
  readonly failedVersion: number | null;
}

/** After so many failures in a row a card is left alone until its request changes again. */
export const MOST_CARD_FAILURES = 8;

export interface CardStore {
  place(card: Pick<StoredCard, 'requestId' | 'address' | 'activityId' | 'shownVersion'>): Promise<StoredCard>;
  forRequest(requestId: string): Promise<StoredCard[]>;
  shown(id: string, version: number, at: Date): Promise<void>;
  /** The card could not be edited to show `version`; the count begins anew with another version. */
  failed(id: string, version: number): Promise<void>;
  /** Requests with a card that shows less than the request's version and was not given up at that version. */
  stale(): Promise<string[]>;
}

/** A message to one person, kept until it was delivered. */
export interface StoredNotice {
  readonly id: string;
  readonly requestId: string;
  readonly person: { readonly objectId: string; readonly tenantId: string };
  readonly text: string;
  readonly state: 'waiting' | 'sent' | 'undeliverable';
  readonly failures: number;
}

export interface NoticeStore {
  /** The same `key` a second time changes nothing: a notice is sent once. */
  keep(key: string, notice: Pick<StoredNotice, 'requestId' | 'person' | 'text'>): Promise<void>;
  waiting(): Promise<StoredNotice[]>;
  done(id: string, state: 'sent' | 'undeliverable'): Promise<void>;
  failed(id: string): Promise<void>;
}

/** Where a person can be written to personally: opaque JSON of the front. */
export interface ConversationStore {
  remember(person: { readonly objectId: string; readonly tenantId: string }, address: string): Promise<void>;
  find(person: { readonly objectId: string; readonly tenantId: string }): Promise<string | null>;
}
