import type { ServiceName } from '../http/call.ts';

/** One call to a service: no body, no query, no token. */
export interface LoggedRequest {
  /** When it arrived, ISO 8601. */
  readonly at: string;
  readonly service: ServiceName;
  readonly method: string;
  readonly path: string;
  /** `null` while the call is under way and where the connection was broken instead of an answer. */
  status: number | null;
  /** The tenant that the call was about; `null` where the caller had no valid token. */
  readonly tenant: string | null;
}

export interface RequestLog {
  /** In order of arrival. */
  readonly requests: readonly LoggedRequest[];
  add(request: LoggedRequest): LoggedRequest;
}

export function createRequestLog(): RequestLog {
  const requests: LoggedRequest[] = [];
  return {
    requests,
    add(request) {
      requests.push(request);
      return request;
    },
  };
}
