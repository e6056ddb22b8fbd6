import type { Answer } from '../http/call.ts';

/** What can be wrong with a call to the OEM. Invented, as its whole service is. */
const KINDS = {
  unauthenticated: 401,
  'consent-missing': 403,
  'invalid-request': 400,
  'tenant-mismatch': 409,
  'too-many-devices': 413,
  'not-found': 404,
} as const;

export function oemError(code: keyof typeof KINDS, message: string): Answer {
  return { status: KINDS[code], body: { error: { code, message } } };
}
