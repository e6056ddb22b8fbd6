import type { Log, LogFields } from '../../src/ports/log.ts';

/** A log that keeps what was written, for tests that look at it. */
export function createKeptLog(): Log & { readonly lines: { readonly event: string; readonly fields: LogFields }[] } {
  const lines: { event: string; fields: LogFields }[] = [];
  const keep = (event: string, fields: LogFields = {}) => void lines.push({ event, fields });
  return { lines, info: keep, warn: keep, error: keep };
}
