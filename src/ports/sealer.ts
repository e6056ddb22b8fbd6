/** Seals what must not be readable at rest: hardware hashes. */
export interface Sealer {
  /**
   * Encrypts and authenticates `text`. `context` (for example `device:R-1:PF3XK2A9`) is bound to the result: opening it
   * under another context fails. Two calls never give the same bytes.
   */
  seal(text: string, context: string): Uint8Array;
  /** The sealed text, or null where the bytes are damaged, of another key or of another context. */
  open(sealed: Uint8Array, context: string): string | null;
}
