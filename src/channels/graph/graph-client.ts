import {
  AuthenticationHandler,
  AuthenticationHandlerOptions,
  Client,
  ResponseType,
  TelemetryHandler,
} from '@microsoft/microsoft-graph-client';
import type { z } from 'zod';
import type { Fault } from '../../domain/fault.ts';
import { failed, ok, type Result } from '../../domain/result.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Ids } from '../../ports/ids.ts';
import type { Log } from '../../ports/log.ts';
import type { TokenSource } from '../../ports/token-source.ts';
import { tokenInTime } from '../token-in-time.ts';
import type { GraphOperation } from './operations.ts';
import { createSender, SendFailure } from './sender.ts';
import {
  type FaultContext,
  faultOfAnswer,
  faultOfBrokenCall,
  faultOfUnreadable,
  type GraphAnswer,
  isTokenRejected,
  requestIdOf,
} from './to-fault.ts';

export interface GraphOptions {
  /** Base address of Microsoft Graph, https, without the version. */
  readonly graphUrl?: string;
  readonly tokens: TokenSource;
  readonly clock: Clock;
  /** Names each call for Microsoft's support (`client-request-id`); absent: the Graph client makes a name. */
  readonly ids?: Pick<Ids, 'uuid'>;
  readonly log: Log;
  /** How long one call may take, from asking for a token to the last byte of the answer. */
  readonly callTimeoutMs: number;
}

/** What is sent: a path below the version, with everything in it encoded, and a body. */
export interface GraphRequest {
  readonly path: string;
  readonly body?: unknown;
}

/** Calls to Microsoft Graph in a customer's tenant; every failure is a fault. */
export interface GraphClient {
  /** One call whose answer is not read beyond its status. */
  run(tenantId: string, operation: GraphOperation, request: GraphRequest): Promise<Result<null>>;
  /** One call whose answer is read by `schema`. */
  read<Schema extends z.ZodType>(
    tenantId: string,
    operation: GraphOperation,
    request: GraphRequest,
    schema: Schema,
  ): Promise<Result<z.output<Schema>>>;
  /** The path of a link to the next page; null where it leads anywhere but to the same API. */
  pathOf(nextLink: string, operation: GraphOperation): string | null;
}

/**
 * Calls through Microsoft's own client, with a chain of our own: the client's retries and redirects are left out. It
 * would repeat a POST after 429, 503 and 504 without asking; when to repeat is decided where the intent is recorded.
 * Throws where `graphUrl` is not https: the client would send no token and not say so.
 */
export function createGraphClient(options: GraphOptions): GraphClient {
  const base = baseAddress(options.graphUrl ?? 'https://graph.microsoft.com');
  const { tokens, clock, ids, log, callTimeoutMs } = options;
  const client = Client.initWithMiddleware({
    baseUrl: base,
    customHosts: new Set([new URL(base).hostname]),
    middleware: [
      // The token differs from call to call: it comes with each request's own options.
      new AuthenticationHandler({ getAccessToken: () => Promise.reject(new Error('a call without a token')) }),
      new TelemetryHandler(),
      createSender(),
    ],
  });

  const send = async (token: string, operation: GraphOperation, request: GraphRequest, signal: AbortSignal) => {
    const call = client
      .api(request.path)
      .version(operation.version)
      .responseType(ResponseType.RAW)
      .middlewareOptions([new AuthenticationHandlerOptions({ getAccessToken: () => Promise.resolve(token) })])
      .options({ signal, redirect: 'manual' });
    if (ids !== undefined) call.header('client-request-id', ids.uuid());
    const response: Response = await (operation.method === 'GET' ? call.get() : call.post(request.body));
    return answerOf(response, await response.text());
  };

  const exchange = async (
    context: FaultContext,
    request: GraphRequest,
    signal: AbortSignal,
    fresh: boolean,
  ): Promise<Result<GraphAnswer>> => {
    const { operation, tenantId } = context;
    const token = await tokenInTime(tokens.token(tenantId, { fresh }), signal, tenantId);
    if (!token.ok) return token;
    try {
      return ok(await send(token.value.token, operation, request, signal));
    } catch (error) {
      const neverLeft = error instanceof SendFailure && error.neverLeft;
      return failed(faultOfBrokenCall(signal.aborted ? 'timeout' : neverLeft ? 'neverLeft' : 'broken', context));
    }
  };

  const call = async (context: FaultContext, request: GraphRequest): Promise<Result<GraphAnswer>> => {
    // One limit for everything: after it nothing may leave any more, for the caller then looks what has arrived.
    const signal = AbortSignal.timeout(callTimeoutMs);
    const first = await exchange(context, request, signal, false);
    // A token that was refused as a token: nothing was begun, so the call may be made again, once.
    const answer = first.ok && isTokenRejected(first.value) ? await exchange(context, request, signal, true) : first;
    const isSuccess = answer.ok && answer.value.status >= 200 && answer.value.status < 300;
    const result = answer.ok && !isSuccess ? failed(faultOfAnswer(answer.value, context)) : answer;
    note(log, context, answer.ok ? answer.value : null, result.ok ? null : result.fault);
    return result;
  };

  const contextOf = (tenantId: string, operation: GraphOperation) => ({ operation, tenantId, now: clock.now() });

  return {
    async run(tenantId, operation, request) {
      const answer = await call(contextOf(tenantId, operation), request);
      return answer.ok ? ok(null) : answer;
    },
    async read(tenantId, operation, request, schema) {
      const context = contextOf(tenantId, operation);
      const answer = await call(context, request);
      if (!answer.ok) return answer;
      const read = schema.safeParse(answer.value.body);
      return read.success ? ok(read.data) : failed(faultOfUnreadable(answer.value, context));
    },
    pathOf(nextLink, { version }) {
      const start = `${base}/${version}/`;
      const url = URL.parse(nextLink);
      if (url === null || !url.href.startsWith(start)) return null;
      // The client takes an address inside a path for a host of its own.
      return url.href.slice(start.length - 1).replaceAll('https://', 'https%3A%2F%2F');
    },
  };
}

function answerOf({ status, headers }: Response, text: string): GraphAnswer {
  return { status, header: (name) => headers.get(name), body: jsonOf(text) };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function note(log: Log, { operation, tenantId }: FaultContext, answer: GraphAnswer | null, fault: Fault | null): void {
  const fields = {
    operation: operation.name,
    tenantId,
    status: answer?.status ?? null,
    requestId: answer === null ? null : requestIdOf(answer),
  };
  if (fault === null) log.info('graph.called', fields);
  else
    log.warn('graph.call-failed', { ...fields, code: fault.code, remoteCode: fault.remote?.code, doubt: fault.doubt });
}

function baseAddress(graphUrl: string): string {
  const url = URL.parse(graphUrl);
  const isPlain = url !== null && url.search === '' && url.hash === '' && url.username === '';
  // The client finds no host in an IPv6 address, and would send no token there either.
  if (!isPlain || url.protocol !== 'https:' || url.hostname.startsWith('[')) {
    throw new Error(
      `The address of Microsoft Graph must be https, like https://graph.microsoft.com; it is "${graphUrl}".`,
    );
  }
  return url.href.replace(/\/+$/, '');
}
