import type { Log } from '../ports/log.ts';

/** Logs a failure that nobody expected, once, and gives the number under which it is found. */
export function noteUnexpected(log: Log, newId: () => string, event: string, error: unknown): string {
  const reference = newId().slice(0, 8);
  log.error(event, {
    reference,
    error: error instanceof Error ? error.name : typeof error,
    message: error instanceof Error ? error.message.slice(0, 300) : '',
    stack: error instanceof Error ? (error.stack ?? '').slice(0, 2_000) : '',
  });
  return reference;
}
