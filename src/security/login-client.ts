import { AuthError, type INetworkModule, type NetworkRequestOptions, type NetworkResponse } from '@azure/msal-node';
import { z } from 'zod';

const errorSchema = z.object({
  error: z.string().optional(),
  error_description: z.string().optional(),
  error_codes: z.array(z.union([z.number(), z.string()])).optional(),
  trace_id: z.string().optional(),
});

/**
 * The token endpoint refused, or could not be asked. An `AuthError`, because MSAL hands those through unchanged; any
 * other error it replaces with one that says less.
 */
export class LoginFailure extends AuthError {
  readonly kind: 'refused' | 'unreachable' | 'unreadable';
  /** HTTP status; 0 where no answer came. */
  readonly status: number;
  /** The OAuth error word, e.g. `invalid_client`. */
  readonly word: string | null;
  /** Numbers behind `AADSTS`, e.g. 7000215. */
  readonly codes: readonly number[];
  readonly traceId: string | null;
  /** Raw `Retry-After`. */
  readonly retryAfter: string | null;

  constructor(kind: LoginFailure['kind'], answer: Partial<Omit<LoginFailure, 'kind' | keyof AuthError>> = {}) {
    super(`login_${kind}`, '');
    // AuthError sets its own prototype, which would hide this class from `instanceof`.
    Object.setPrototypeOf(this, LoginFailure.prototype);
    this.kind = kind;
    this.status = answer.status ?? 0;
    this.word = answer.word ?? null;
    this.codes = answer.codes ?? [];
    this.traceId = answer.traceId ?? null;
    this.retryAfter = answer.retryAfter ?? null;
  }
}

/**
 * MSAL's way to the network: every call ends within `callTimeoutMs`, and a failure keeps what the service said.
 *
 * MSAL's own client has no time limit for a POST, and after a 5xx MSAL would answer from memory for a minute; a thrown
 * failure leaves no such trace, so a person who presses "Check again" gets a new answer.
 */
export function createLoginClient(callTimeoutMs: number): INetworkModule {
  return {
    sendGetRequestAsync: (url, options) => send(url, 'GET', options, callTimeoutMs),
    sendPostRequestAsync: (url, options) => send(url, 'POST', options, callTimeoutMs),
  };
}

async function send<T>(
  url: string,
  method: 'GET' | 'POST',
  options: NetworkRequestOptions | undefined,
  callTimeoutMs: number,
): Promise<NetworkResponse<T>> {
  const { response, text } = await exchange(url, {
    method,
    headers: options?.headers ?? {},
    ...(method === 'POST' ? { body: options?.body ?? '' } : {}),
    // A token request holds the secret: it goes nowhere but to the address it was made for.
    redirect: 'manual',
    signal: AbortSignal.timeout(callTimeoutMs),
  });
  const body = jsonOf(text);
  if (!response.ok) throw failureOf(response, body);
  if (typeof body !== 'object' || body === null) throw new LoginFailure('unreadable', { status: response.status });
  // MSAL would ask for a new token half-way, and fail with an outage although the old one is good for longer.
  const { refresh_in: _, ...rest } = body as { readonly refresh_in?: unknown };
  return { headers: Object.fromEntries(response.headers), body: rest as T, status: response.status };
}

async function exchange(url: string, init: RequestInit): Promise<{ response: Response; text: string }> {
  try {
    const response = await fetch(url, init);
    return { response, text: await response.text() };
  } catch {
    throw new LoginFailure('unreachable');
  }
}

function failureOf(response: Response, body: unknown): LoginFailure {
  const { status, headers } = response;
  const retryAfter = headers.get('retry-after');
  const read = errorSchema.safeParse(body);
  if (!read.success) return new LoginFailure('refused', { status, retryAfter });
  const { error, error_description, error_codes, trace_id } = read.data;
  const listed = (error_codes ?? []).map(Number).filter(Number.isInteger);
  const described = /^AADSTS(\d+)/.exec(error_description ?? '')?.[1];
  return new LoginFailure('refused', {
    status,
    retryAfter,
    word: error ?? null,
    codes: listed.length > 0 || described === undefined ? listed : [Number(described)],
    traceId: trace_id ?? headers.get('x-ms-request-id'),
  });
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
