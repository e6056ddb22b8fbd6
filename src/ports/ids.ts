/** New identifiers. */
export interface Ids {
  /** A random UUID. */
  uuid(): string;
  /** A URL-safe secret that nobody can guess (at least 256 bits). */
  secret(): string;
}
