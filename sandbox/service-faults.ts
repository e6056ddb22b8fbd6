import type { Fault } from './controls/faults.ts';
import { entraError } from './entra/entra-error.ts';
import type { Answer, ServiceName } from './http/call.ts';
import { partnerError, partnerThrottled } from './partner-center/partner-error.ts';

/** Graph's code words for what a service in trouble answers. */
const GRAPH_CODES: Readonly<Record<number, string>> = {
  400: 'BadRequest',
  401: 'InvalidAuthenticationToken',
  403: 'Forbidden',
  404: 'ResourceNotFound',
  409: 'Conflict',
  412: 'ConditionNotMet',
  429: 'TooManyRequests',
  500: 'InternalServerError',
  502: 'BadGateway',
  503: 'ServiceUnavailable',
  504: 'GatewayTimeout',
};

/** Partner Center's codes and words for the same. */
const PARTNER_CODES: Readonly<Record<number, readonly [code: number | string, text: string]>> = {
  400: [3000, 'Invalid property'],
  401: [400, 'Access denied'],
  403: [2032, 'Access denied'],
  404: [1000, 'Not found'],
  500: [800003, 'Unexpected service error'],
};

/** What is answered instead of the service, or undefined where the fault lets the service work. */
export function answerOfFault(fault: Fault, service: ServiceName, now: Date): Answer | undefined {
  if (fault.drop === 'before') return { status: 0, breaksConnection: true };
  const { status, headers } = fault;
  if (status === undefined) return undefined;
  if (status === 204 || status === 304) return { status, headers };
  return { status, headers, body: fault.body ?? defaultBody(service, fault, now) };
}

function defaultBody(service: ServiceName, { status = 0, headers }: Fault, now: Date): unknown {
  if (status < 400) return undefined;
  if (service === 'entra') return entraError(90033, 'A transient error has occurred. Please try again.', now).body;
  if (service === 'partner-center') return partnerBody(status, headers);
  return { error: { code: GRAPH_CODES[status] ?? 'UnknownError', message: 'An error has occurred.' } };
}

function partnerBody(status: number, headers: Fault['headers']): unknown {
  const retryAfter = Object.entries(headers ?? {}).find(([name]) => name.toLowerCase() === 'retry-after')?.[1];
  if (status === 429) return partnerThrottled(retryAfter === undefined ? undefined : Number(retryAfter)).body;
  const [code, text] = PARTNER_CODES[status] ?? [String(status), 'An error has occurred'];
  return partnerError(status, code, text).body;
}
