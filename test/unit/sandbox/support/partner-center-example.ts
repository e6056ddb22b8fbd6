import { readFileSync } from 'node:fs';

/** One of the examples in test/fixtures/partner-center: a body, or `{ status, headers, body }` where it wraps an answer. */
// biome-ignore lint/suspicious/noExplicitAny: examples have many shapes
export function partnerCenterExample(name: string): any {
  const file = new URL(`../../../fixtures/partner-center/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8'));
}
