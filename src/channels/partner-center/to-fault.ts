import type { Fault } from '../../domain/fault.ts';
import { retryAfterMs } from '../retry-after.ts';
import type { PartnerOperation } from './operations.ts';
import { errorSchema } from './wire.ts';

/** An answer as it came. */
export interface PartnerAnswer {
  readonly status: number;
  readonly statusText: string;
  header(name: string): string | null;
  /** The body as JSON; undefined where it is empty or no JSON. */
  readonly body: unknown;
  /** The request id that was sent: the service's support finds the call by it. */
  readonly requestId: string;
}

/** What the fault is about. */
export interface FaultContext {
  readonly operation: PartnerOperation;
  readonly tenantId: string;
  readonly now: Date;
}

/** Codes of ApiFault that say more than the status. Source: "Partner Center REST error codes". */
const CODES = {
  notSupportedHere: '900127',
  invalidCustomer: '900118',
  mfaRequired: '900421',
  noRelationship: '20002',
} as const;

/**
 * An error 500 by which the service refuses a device instead of failing: seen with tuples that it did not know. The
 * code is the generic one, so that nothing but the words tells it.
 * Source: issues 271 and 274 of Microsoft's Partner Center PowerShell module.
 */
const REFUSED_DEVICE = /sequence contains no/i;

/**
 * The fault of an answer that is no success, by status and code.
 *
 * 429 and every 4xx were refused before any work. A 5xx to a write may hide work that was done. Which of these the calls
 * for devices return is not documented, so every one is told apart.
 */
export function faultOfAnswer(answer: PartnerAnswer, { operation, tenantId, now }: FaultContext): Fault {
  const { status } = answer;
  const { code, description } = errorOf(answer);
  const { doing } = operation;
  const waitMs = retryAfterMs(answer.header('retry-after'), now);
  const base = {
    subject: tenantId,
    remote: { status, code: code ?? undefined, requestId: answer.requestId },
  };
  const shown = `(${status}${code === null ? '' : `, code ${code}`})`;
  const refused = (faultCode: string, message: string): Fault => ({
    ...base,
    code: faultCode,
    message,
    retry: 'after-change',
  });
  const later = (faultCode: string, message: string): Fault => ({
    ...base,
    code: faultCode,
    message,
    retry: 'same-request',
    ...(waitMs === undefined ? {} : { retryAfterMs: waitMs }),
  });

  if (needsMfa(answer)) {
    return refused(
      'channel.mfa-required',
      'Partner Center wants proof that the sign-in of Preflight was made with multifactor authentication. Whoever runs Preflight must sign in again with it and set the new refresh token.',
    );
  }
  if (code === CODES.noRelationship && status === 403) {
    return refused(
      'consent.not-granted',
      'Partner Center says that there is no reseller relationship with this customer, so nothing was sent.',
    );
  }
  if (code === CODES.notSupportedHere) {
    return refused(
      'channel.not-supported-here',
      `Partner Center does not support ${doing} in this environment ${shown}. Whoever runs Preflight must check its address.`,
    );
  }
  if (code === CODES.invalidCustomer) {
    return refused(
      'channel.customer-unknown',
      `Partner Center does not know this customer ${shown}. Check the tenant id in the customer directory.`,
    );
  }
  switch (status) {
    case 401:
      return refused(
        'channel.sign-in-refused',
        `Partner Center does not accept the sign-in of Preflight for ${doing} ${shown}. Whoever runs Preflight must check the app and sign in again.`,
      );
    case 403:
      return refused(
        'channel.forbidden',
        `Partner Center does not allow ${doing} ${shown}. The user that Preflight signs in with needs the role of Admin agent or Sales agent, and the partner's program status must be active.`,
      );
    case 404:
      return refused('channel.not-found', `Partner Center did not find what ${doing} is about ${shown}.`);
    case 409:
    case 412:
      return later('channel.conflict', `Partner Center is busy with the same thing, so ${doing} has to wait ${shown}.`);
    case 429:
      return later('channel.throttled', `Partner Center takes no more calls at the moment, so ${doing} has to wait.`);
    default:
      return otherFault();
  }

  function otherFault(): Fault {
    if (status === 500 && REFUSED_DEVICE.test(description ?? '')) {
      return refused(
        'channel.request-invalid',
        `Partner Center does not know one of the devices ${shown}. Check manufacturer and model letter by letter, or send the hardware hash.`,
      );
    }
    if (status >= 400 && status < 500 && status !== 408) {
      return refused(
        'channel.request-invalid',
        `Partner Center did not accept ${doing} ${shown}. Check the list and send it again.`,
      );
    }
    return {
      ...later('channel.failed', `Partner Center failed at ${doing} ${shown}.`),
      ...(operation.writes ? { doubt: true } : {}),
    };
  }
}

/** The fault of a call without a whole answer. `neverLeft`: no connection came about, so nothing can have been done. */
export function faultOfBrokenCall(
  why: 'timeout' | 'broken' | 'neverLeft',
  { operation, tenantId }: FaultContext,
): Fault {
  const what = {
    timeout: 'did not answer in time',
    broken: 'broke the connection',
    neverLeft: 'cannot be reached',
  }[why];
  return {
    code: 'channel.unreachable',
    message: `Partner Center ${what} while ${operation.doing}.`,
    retry: 'same-request',
    subject: tenantId,
    ...(operation.writes && why !== 'neverLeft' ? { doubt: true } : {}),
  };
}

/** The fault of a success that cannot be read. */
export function faultOfUnreadable(answer: PartnerAnswer, { operation, tenantId }: FaultContext): Fault {
  return {
    code: 'channel.answer-unreadable',
    message: `Partner Center answered ${operation.doing} in a way Preflight does not understand.`,
    retry: 'same-request',
    subject: tenantId,
    remote: { status: answer.status, requestId: answer.requestId },
    ...(operation.writes ? { doubt: true } : {}),
  };
}

/** A token that was not accepted as one: the call was not begun, and a fresh token may do. */
export function isTokenRejected(answer: PartnerAnswer): boolean {
  return answer.status === 401 && !needsMfa(answer);
}

/**
 * Two forms: code 900421, and an older one without a body. A fresh token from the same sign-in would not help.
 * Source: "Partner security requirements" (the older form); reports of partners in 2026 (the code).
 */
function needsMfa(answer: PartnerAnswer): boolean {
  if (answer.status !== 401) return false;
  return errorOf(answer).code === CODES.mfaRequired || /\bMFA\b/i.test(answer.statusText);
}

function errorOf({ body }: PartnerAnswer): { code: string | null; description: string | null } {
  const read = errorSchema.safeParse(body);
  return read.success ? read.data : { code: null, description: null };
}
