import type { Message } from '../message.ts';

/** A request's number with its place among the tokens. */
interface FoundRequest {
  /** Written `R-1042`. */
  readonly id: string;
  readonly token: number;
}

/** The requests a message names: "R-1042", "request 1042", "#1042". */
export function readRequests(message: Message, taken: ReadonlySet<number>): FoundRequest[] {
  const found: FoundRequest[] = [];
  for (const [token, { kind, key, line }] of message.tokens.entries()) {
    if (kind !== 'request' || taken.has(token) || message.lines.kinds[line] === 'table') continue;
    found.push({ id: `R-${key.replace(/\D/g, '')}`, token });
  }
  return found;
}
