/** A string literal of OData: quotes inside are doubled. Source: OData 4.01, URL Conventions, 5.1.1.6.1. */
export function odataString(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** `?name=value&…` with the values encoded. */
export function queryOf(parameters: Readonly<Record<string, string>>): string {
  return `?${Object.entries(parameters)
    .map(([name, value]) => `${name}=${encoded(value)}`)
    .join('&')}`;
}

/**
 * An id as one segment of a path; null where it cannot be one: an empty segment, or dots, which a URL parser would take
 * for a way up even when they are encoded.
 */
export function pathSegment(id: string): string | null {
  return /^\.*$/.test(id) ? null : encoded(id);
}

/** A lone half of a surrogate pair has no encoding; it is replaced, as in any other text that leaves a program. */
function encoded(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}
