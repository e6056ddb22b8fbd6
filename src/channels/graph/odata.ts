import { urlEncoded } from '../path-segment.ts';

/** A string literal of OData: quotes inside are doubled. Source: OData 4.01, URL Conventions, 5.1.1.6.1. */
export function odataString(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** `?name=value&…` with the values encoded. */
export function queryOf(parameters: Readonly<Record<string, string>>): string {
  return `?${Object.entries(parameters)
    .map(([name, value]) => `${name}=${urlEncoded(value)}`)
    .join('&')}`;
}
