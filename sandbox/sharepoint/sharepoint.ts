import { type Answer, type Call, decodeSegment } from '../http/call.ts';
import { nowMs, type SandboxContext } from '../sandbox-context.ts';

export const SHAREPOINT_PREFIX = '/sharepoint';

/** The download of a shared file: whoever has the address has the file, until the address expires. */
export function answerSharePoint(context: SandboxContext, call: Call): Answer {
  const name = decodeSegment(/^\/sharepoint\/files\/([^/]+)$/.exec(call.url.pathname)?.[1] ?? '');
  const file = context.state.files.get(name);
  if (file === undefined) return refused(404, 'itemNotFound', 'The resource could not be found.');
  const isExpired = file.expiresMs !== null && nowMs(context) >= file.expiresMs;
  if (isExpired || call.url.searchParams.get('tempauth') !== file.tempauth) {
    return refused(401, 'unauthenticated', 'The link has expired or is not valid.');
  }
  if (call.method !== 'GET') return refused(405, 'notSupported', 'Only downloads are possible.');
  const disposition = `attachment; filename*=UTF-8''${encodeURIComponent(name)}`;
  return {
    status: 200,
    headers: { 'Content-Type': file.contentType, 'Content-Disposition': disposition },
    body: file.bytes,
  };
}

function refused(status: number, code: string, message: string): Answer {
  return { status, body: { error: { code, message } } };
}
