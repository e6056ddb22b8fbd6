import { isRecord } from '../http/call.ts';

/** A member of a body, whatever the capitals of its name: documents write PascalCase, live clients camelCase. */
export function memberOf(body: unknown, name: string): unknown {
  if (!isRecord(body)) return undefined;
  const wanted = name.toLowerCase();
  return Object.entries(body).find(([key]) => key.toLowerCase() === wanted)?.[1];
}

/** The text of a member; empty where it is absent or null, undefined where it is something else. */
export function textMember(body: unknown, name: string): string | undefined {
  const value = memberOf(body, name) ?? '';
  return typeof value === 'string' ? value.trim() : undefined;
}
