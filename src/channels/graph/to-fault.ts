import type { Fault } from '../../domain/fault.ts';
import { retryAfterMs } from '../retry-after.ts';
import { readEnvelope } from './intune-envelope.ts';
import type { GraphOperation } from './operations.ts';
import { errorSchema } from './wire.ts';

/** An answer as it came: of a call, or of one entry of a batch. */
export interface GraphAnswer {
  readonly status: number;
  header(name: string): string | null;
  /** The body as JSON; undefined where it is empty or not JSON. */
  readonly body: unknown;
}

/** What the fault is about. */
export interface FaultContext {
  readonly operation: GraphOperation;
  readonly tenantId: string;
  readonly now: Date;
}

/**
 * The fault of an answer that is no success, by its status alone.
 *
 * 429 was refused before any work. A 5xx to a write may hide work that was done.
 * Source: Microsoft Graph documentation, "Microsoft Graph error responses" (branch on codes, never on messages) and
 * "Microsoft Graph throttling guidance".
 */
export function faultOfAnswer(answer: GraphAnswer, context: FaultContext): Fault {
  const { operation, tenantId, now } = context;
  const { doing, permission } = operation;
  const { status } = answer;
  const error = errorOf(answer);
  const { sentence, retryAfter } = readEnvelope(error.message);
  const said = sentence === null ? '' : ` Microsoft says: ${sentence}.`;
  const waitMs = retryAfterMs(answer.header('retry-after'), now) ?? retryAfterMs(retryAfter, now);
  const wait = waitMs === undefined ? {} : { retryAfterMs: waitMs };
  const base = {
    subject: tenantId,
    remote: { status, code: error.code ?? undefined, requestId: error.requestId ?? undefined },
  };

  switch (status) {
    case 401:
    case 403:
      return {
        ...base,
        code: 'channel.forbidden',
        message: `Microsoft Graph does not allow ${doing} in the customer's tenant. The app needs ${permission} there, and the tenant needs Intune: ask an administrator of the customer to accept the consent link again.`,
        retry: 'after-change',
      };
    case 400:
    case 413:
    case 422:
      return {
        ...base,
        code: 'channel.request-invalid',
        message: `Microsoft Graph did not accept ${doing} (${status}).${said} Check the list and send it again.`,
        retry: 'after-change',
      };
    case 404:
      return {
        ...base,
        code: 'channel.not-found',
        message: `Microsoft Graph did not find what ${doing} is about (404). The device may have been removed from the tenant.`,
        retry: 'after-change',
      };
    case 409:
      return {
        ...base,
        ...wait,
        code: 'channel.conflict',
        message: `Microsoft Graph is busy with the same thing already, so ${doing} has to wait (409).${said}`,
        retry: 'same-request',
      };
    case 412:
      return {
        ...base,
        ...wait,
        code: 'channel.condition-not-met',
        message: `Microsoft Graph was not ready for ${doing} (412); that passes by itself.`,
        retry: 'same-request',
      };
    case 429:
      return {
        ...base,
        ...wait,
        code: 'channel.throttled',
        message: `Microsoft Graph takes no more calls for this customer at the moment, so ${doing} has to wait.`,
        retry: 'same-request',
      };
    default:
      return otherFault();
  }

  function otherFault(): Fault {
    const isOurs = status >= 400 && status < 500 && status !== 408;
    return {
      ...base,
      ...wait,
      code: 'channel.failed',
      message: `Microsoft Graph failed at ${doing} (${status}).${said}`,
      retry: isOurs ? 'after-change' : 'same-request',
      ...(operation.writes && !isOurs ? { doubt: true } : {}),
    };
  }
}

/**
 * The fault of a call without a whole answer. `neverLeft`: no connection came about, so nothing can have been done.
 */
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
    message: `Microsoft Graph ${what} while ${operation.doing}.`,
    retry: 'same-request',
    subject: tenantId,
    ...(operation.writes && why !== 'neverLeft' ? { doubt: true } : {}),
  };
}

/** The fault of a success that cannot be read. */
export function faultOfUnreadable(answer: GraphAnswer, { operation, tenantId }: FaultContext): Fault {
  return {
    code: 'channel.answer-unreadable',
    message: `Microsoft Graph answered ${operation.doing} in a way Preflight does not understand.`,
    retry: 'same-request',
    subject: tenantId,
    remote: { status: answer.status, requestId: requestIdOf(answer) ?? undefined },
    ...(operation.writes ? { doubt: true } : {}),
  };
}

/** The id under which Microsoft's support finds the call. */
export function requestIdOf(answer: GraphAnswer): string | null {
  return errorOf(answer).requestId;
}

/** The code that Graph documents for a token that expired or was revoked: the call was not begun. */
export function isTokenRejected(answer: GraphAnswer): boolean {
  return answer.status === 401 && errorOf(answer).code === 'InvalidAuthenticationToken';
}

function errorOf(answer: GraphAnswer): { code: string | null; message: string | null; requestId: string | null } {
  const read = errorSchema.safeParse(answer.body);
  const error = read.success ? read.data.error : undefined;
  return {
    code: error?.code ?? null,
    message: error?.message ?? null,
    requestId: answer.header('request-id') ?? error?.innerError?.['request-id'] ?? null,
  };
}
