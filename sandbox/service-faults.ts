import type { Fault } from './controls/faults.ts';
import { entraError } from './entra/entra-error.ts';
import type { Answer, ServiceName } from './http/call.ts';

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

/** What is answered instead of the service, or undefined where the fault lets the service work. */
export function answerOfFault(fault: Fault, service: ServiceName, now: Date): Answer | undefined {
  if (fault.drop === 'before') return { status: 0, breaksConnection: true };
  const { status, headers } = fault;
  if (status === undefined) return undefined;
  if (status === 204 || status === 304) return { status, headers };
  return { status, headers, body: fault.body ?? defaultBody(service, status, now) };
}

function defaultBody(service: ServiceName, status: number, now: Date): unknown {
  if (status < 400) return undefined;
  if (service === 'entra') return entraError(90033, 'A transient error has occurred. Please try again.', now).body;
  return { error: { code: GRAPH_CODES[status] ?? 'UnknownError', message: 'An error has occurred.' } };
}
