/** A file that somebody shared in a chat. */
export interface SharedFile {
  readonly bytes: Buffer;
  readonly contentType: string;
  /** Travels in the address, as in the download links that Teams hands to bots. */
  readonly tempauth: string;
  readonly expiresMs: number | null;
}
