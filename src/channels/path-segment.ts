/**
 * An id as one segment of a path; null where it cannot be one: an empty segment, or dots, which a URL parser would take
 * for a way up even when they are encoded.
 */
export function pathSegment(id: string): string | null {
  return /^\.*$/.test(id) ? null : urlEncoded(id);
}

/** A lone half of a surrogate pair has no encoding; it is replaced, as in any other text that leaves a program. */
export function urlEncoded(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}
