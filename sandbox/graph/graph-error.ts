import type { Answer } from '../http/call.ts';
import type { Activity, Family } from './graph-call.ts';

const NO_OPERATION_ID = '00000000-0000-0000-0000-000000000000';

/** An error of Graph itself or of the directory: the message is plain text. */
export function graphError(activity: Activity, status: number, code: string, message: string): Answer {
  return { status, body: { error: { code, message, innerError: innerError(activity) } } };
}

/**
 * An error of Intune: a JSON document inside the string `error.message`, with the useful part before " - Operation ID".
 *
 * Source: the bodies quoted in public issues of microsoftgraph/msgraph-sdk-powershell (1260) and okieselbach/Intune (23).
 */
export function intuneError(activity: Activity, path: string, status: number, code: string, text: string): Answer {
  const message = {
    _version: 3,
    Message:
      `${text} - Operation ID (for customer support): ${NO_OPERATION_ID} - Activity ID: ${activity.clientRequestId} - ` +
      `Url: https://fef.msub02.manage.microsoft.com/DeviceEnrollmentFE/StatelessDeviceEnrollmentFEService${path}` +
      '?api-version=5024-02-02',
    CustomApiErrorPhrase: '',
    RetryAfter: null,
    ErrorSourceService: '',
    HttpHeaders: '{}',
  };
  return graphError(activity, status, code, JSON.stringify(message, null, 2).replaceAll('\n', '\r\n'));
}

/** An error in the words of the family that serves the path. */
export function familyError(
  family: Family,
  call: { readonly activity: Activity; readonly path: string },
  status: number,
  code: string,
  text: string,
): Answer {
  return family === 'intune'
    ? intuneError(call.activity, call.path, status, code, text)
    : graphError(call.activity, status, code, text);
}

/** A path that the version does not have. */
export function segmentNotFound(activity: Activity, path: string): Answer {
  const segment = path.split('/').filter(Boolean).at(-1) ?? '';
  return graphError(activity, 400, 'BadRequest', `Resource not found for the segment '${segment}'.`);
}

/**
 * The answer to a call over the limit.
 *
 * Source: Microsoft Graph documentation, "Microsoft Graph throttling guidance" (sample response).
 */
export function tooManyRequests(activity: Activity, retryAfterSeconds: number | undefined): Answer {
  return {
    status: 429,
    headers: retryAfterSeconds === undefined ? {} : { 'Retry-After': String(retryAfterSeconds) },
    body: {
      error: {
        code: 'TooManyRequests',
        innerError: { code: '429', message: 'Please retry after', status: '429', ...innerError(activity) },
        message: 'Please retry again later.',
      },
    },
  };
}

function innerError(activity: Activity) {
  return {
    date: activity.at.toISOString().slice(0, 19),
    'request-id': activity.requestId,
    'client-request-id': activity.clientRequestId,
  };
}
