import type { IncomingHttpHeaders } from 'node:http';

const THIS_MACHINE: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** True for an address on this machine. */
export function isLoopback(address: string): boolean {
  return URL.canParse(address) && THIS_MACHINE.has(new URL(address).hostname);
}

/**
 * Why a call in local mode is refused; null where it comes from a program on this machine. There nobody signs in, so a
 * web page in somebody's browser must not get through: its calls carry an Origin or say that they are cross-site, and
 * one that had its own name point here (DNS rebinding) carries that name as Host.
 */
export function foreignCall(headers: IncomingHttpHeaders): string | null {
  const { host = '', origin } = headers;
  const site = headers['sec-fetch-site'];
  const fromHere =
    isLoopback(`http://${host}`) &&
    (origin === undefined || origin === `http://${host}`) &&
    (site === undefined || site === 'same-origin' || site === 'none');
  return fromHere ? null : 'In local mode only programs on this machine are answered, not web pages of other places.';
}
