import type { z } from 'zod';
import type { Fault } from '../../domain/fault.ts';
import { failed, ok, type Result } from '../../domain/result.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Ids } from '../../ports/ids.ts';
import type { Log } from '../../ports/log.ts';
import type { TokenSource } from '../../ports/token-source.ts';
import { neverLeft } from '../never-left.ts';
import { tokenInTime } from '../token-in-time.ts';
import type { PartnerOperation } from './operations.ts';
import { readJson } from './read-json.ts';
import {
  type FaultContext,
  faultOfAnswer,
  faultOfBrokenCall,
  faultOfUnreadable,
  isTokenRejected,
  type PartnerAnswer,
} from './to-fault.ts';

export interface PartnerOptions {
  /** Base address of Partner Center's API, https, without the version. */
  readonly partnerUrl?: string;
  /** Tokens of the app together with the partner's user. */
  readonly tokens: TokenSource;
  /** The partner's own tenant: the one in which the tokens are made. */
  readonly partnerTenantId: string;
  readonly clock: Clock;
  readonly ids: Pick<Ids, 'uuid'>;
  readonly log: Log;
  /** How long one call may take, from asking for a token to the last byte of the answer. */
  readonly callTimeoutMs: number;
}

/** What is sent: a path below `/v1`, with everything in it encoded, and a body. */
export interface PartnerRequest {
  readonly path: string;
  readonly body?: unknown;
  /** The key of idempotency: sent again after a time-out, never after an answer. Absent: a new one. */
  readonly requestId?: string;
  /** Ties the calls of one job together for Microsoft's support. */
  readonly correlationId?: string;
  readonly continuationToken?: string;
}

/** Calls to Partner Center about one customer; every failure is a fault. */
export interface PartnerClient {
  /** One call whose answer is not read beyond its status. */
  send(tenantId: string, operation: PartnerOperation, request: PartnerRequest): Promise<Result<PartnerAnswer>>;
  /** One call whose answer is read by `schema`. */
  read<Schema extends z.ZodType>(
    tenantId: string,
    operation: PartnerOperation,
    request: PartnerRequest,
    schema: Schema,
  ): Promise<Result<z.output<Schema>>>;
  /** The fault of an answer of success in which something is missing. */
  unreadable(tenantId: string, operation: PartnerOperation, answer: PartnerAnswer): Fault;
}

/**
 * Calls once and never repeats by itself: when to repeat is decided where the intent is recorded. The one exception is a
 * token that was refused as a token. Throws where `partnerUrl` is not https.
 * Source: Microsoft Partner Center REST documentation, "Partner Center REST headers".
 */
export function createPartnerClient(options: PartnerOptions): PartnerClient {
  const base = baseAddress(options.partnerUrl ?? 'https://api.partnercenter.microsoft.com');
  const { tokens, partnerTenantId, clock, ids, log, callTimeoutMs } = options;

  const exchange = async (
    context: FaultContext,
    request: PartnerRequest,
    requestId: string,
    signal: AbortSignal,
    fresh: boolean,
  ): Promise<Result<PartnerAnswer>> => {
    const token = await tokenInTime(tokens.token(partnerTenantId, { fresh }), signal, partnerTenantId);
    if (!token.ok) return token;
    const { correlationId, continuationToken } = request;
    try {
      const response = await fetch(`${base}/v1${request.path}`, {
        method: context.operation.method,
        headers: {
          Authorization: `Bearer ${token.value.token}`,
          Accept: 'application/json',
          'X-Locale': 'en-US',
          'MS-PartnerCenter-Application': 'Preflight',
          'MS-RequestId': requestId,
          'MS-CorrelationId': correlationId ?? requestId,
          ...(request.body === undefined ? {} : { 'Content-Type': 'application/json' }),
          ...(continuationToken === undefined ? {} : { 'MS-ContinuationToken': continuationToken }),
        },
        ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
        // A token goes nowhere but to the address it was made for.
        redirect: 'manual',
        signal,
      });
      const { status, statusText, headers } = response;
      const body = readJson(await response.text());
      return ok({ status, statusText, header: (name) => headers.get(name), body, requestId });
    } catch (error) {
      return failed(faultOfBrokenCall(signal.aborted ? 'timeout' : neverLeft(error) ? 'neverLeft' : 'broken', context));
    }
  };

  const call = async (context: FaultContext, request: PartnerRequest): Promise<Result<PartnerAnswer>> => {
    // One limit for everything: after it nothing may leave any more, for the caller then looks what has arrived.
    const signal = AbortSignal.timeout(callTimeoutMs);
    const requestId = request.requestId ?? ids.uuid();
    const first = await exchange(context, request, requestId, signal, false);
    const isRejected = first.ok && isTokenRejected(first.value);
    const answer = isRejected ? await exchange(context, request, requestId, signal, true) : first;
    const isSuccess = answer.ok && answer.value.status >= 200 && answer.value.status < 300;
    const result = answer.ok && !isSuccess ? failed(faultOfAnswer(answer.value, context)) : answer;
    note(log, context, requestId, answer.ok ? answer.value : null, result.ok ? null : result.fault);
    return result;
  };

  const contextOf = (tenantId: string, operation: PartnerOperation) => ({ operation, tenantId, now: clock.now() });

  const unreadable: PartnerClient['unreadable'] = (tenantId, operation, answer) =>
    faultOfUnreadable(answer, contextOf(tenantId, operation));
  const send: PartnerClient['send'] = (tenantId, operation, request) => call(contextOf(tenantId, operation), request);

  return {
    send,
    unreadable,
    async read(tenantId, operation, request, schema) {
      const answer = await send(tenantId, operation, request);
      if (!answer.ok) return answer;
      const { success, data } = schema.safeParse(answer.value.body);
      return success ? ok(data) : failed(unreadable(tenantId, operation, answer.value));
    },
  };
}

function note(
  log: Log,
  { operation, tenantId }: FaultContext,
  requestId: string,
  answer: PartnerAnswer | null,
  fault: Fault | null,
): void {
  const fields = { operation: operation.name, tenantId, status: answer?.status ?? null, requestId };
  if (fault === null) log.info('partner-center.called', fields);
  else {
    const { code, remote, doubt } = fault;
    log.warn('partner-center.call-failed', { ...fields, code, remoteCode: remote?.code, doubt });
  }
}

function baseAddress(partnerUrl: string): string {
  const url = URL.parse(partnerUrl);
  const isPlain = url !== null && url.search === '' && url.hash === '' && url.username === '';
  if (!isPlain || url.protocol !== 'https:') {
    throw new Error(
      `The address of Partner Center must be https, like https://api.partnercenter.microsoft.com; it is "${partnerUrl}".`,
    );
  }
  return url.href.replace(/\/+$/, '');
}
