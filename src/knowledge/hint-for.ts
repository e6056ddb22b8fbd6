import { entriesForCode, entriesForState } from './code-index.ts';
import type { KnowledgeEntry } from './entry.ts';

/** What is known of a device or a request that failed or waits. */
export interface HintQuery {
  /** The service's number (808) or one of our fault codes (`channel.throttled`). */
  readonly code?: number | string | null | undefined;
  /** The service's name of it, e.g. `ZtdDeviceAssignedToOtherTenant`. */
  readonly name?: string | null | undefined;
  /** A state of the device, its profile, its repair or its consent: `blocked`, `notAssigned`, `Fix pending`. */
  readonly state?: string | null | undefined;
}

/**
 * The one entry that explains a failure or a state; null where the knowledge base has none. The number counts more than
 * the name, because Microsoft spells some names two ways, and both count more than the state. A number is always read
 * as the result of an import: the same numbers in a device's event log mean other things.
 */
export function hintFor({ code, name, state }: HintQuery): KnowledgeEntry | null {
  for (const key of [...keysOfCode(code), ...keysOfName(name)]) {
    const entry = entriesForCode(key)[0];
    if (entry !== undefined) return entry;
  }
  for (const word of [name, state]) {
    const entry = isText(word) ? entriesForState(word)[0] : undefined;
    if (entry !== undefined) return entry;
  }
  return null;
}

function keysOfCode(code: number | string | null | undefined): string[] {
  if (code === null || code === undefined || code === '') return [];
  const text = String(code).trim();
  if (/^\d{1,4}$/.test(text)) return [`import:${text}`, `http:${text}`, `partner:${text}`];
  if (/^\d{5,7}$/.test(text)) return [`partner:${text}`];
  if (/^-\d{9,10}$/.test(text)) return [`hresult:${(Number(text) >>> 0).toString(16)}`];
  const hex = /^(?:0x)?([0-9a-f]{8})$/i.exec(text)?.[1];
  if (hex !== undefined) return [`hresult:${hex}`];
  return [`fault:${text}`, `finding:${text}`, ...keysOfName(text)];
}

function keysOfName(name: string | null | undefined): string[] {
  if (!isText(name)) return [];
  const text = name.trim();
  return [`ztd:${text}`, `name:${text}`, `fault:${text}`, `finding:${text}`];
}

function isText(value: string | null | undefined): value is string {
  return value !== null && value !== undefined && value.trim() !== '';
}
