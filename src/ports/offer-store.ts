/** A file that was offered to one person and waits for a yes or a no. */
export interface FileOffer {
  readonly id: string;
  readonly listId: string;
  /** The list as it was when it was offered: what was accepted since makes another file. */
  readonly listVersion: number;
  readonly person: { readonly objectId: string; readonly tenantId: string };
  /** Where the question stands, so that it can be taken away: the front's opaque address, and the message. */
  readonly address: string;
  readonly activityId: string | null;
  readonly expiresAt: Date;
}

/** Offers that nobody has answered yet. */
export interface OfferStore {
  make(offer: FileOffer): Promise<void>;
  placed(id: string, activityId: string): Promise<void>;
  /** Takes the offer for an answer of its person: once, and only in time; null otherwise. */
  take(id: string, person: FileOffer['person'], now: Date): Promise<FileOffer | null>;
  /** Takes every offer that nobody answered in time. */
  takeExpired(now: Date): Promise<FileOffer[]>;
}
