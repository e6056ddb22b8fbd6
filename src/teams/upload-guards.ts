import type { IncomingHttpHeaders } from 'node:http';

const COOKIE = 'preflight_upload';
const SECRET = /^[A-Za-z0-9_-]{16,256}$/;
const LONGEST_NAME = 200;

/** True for something that could be one of our secrets: URL-safe and long. */
export function isSecret(value: string | undefined): value is string {
  return value !== undefined && SECRET.test(value);
}

/** The session in the request's cookies; null where there is none. */
export function sessionOf(headers: IncomingHttpHeaders): string | null {
  for (const pair of (headers.cookie ?? '').split(';')) {
    const [name, value] = pair.trim().split('=', 2);
    if (name === COOKIE && isSecret(value)) return value;
  }
  return null;
}

/** The cookie of a session: not readable by scripts, sent only by our own pages, only to the upload page. */
export function sessionCookie(session: string, maxAgeS: number, secure: boolean): string {
  return `${COOKIE}=${session}; Path=/upload; Max-Age=${Math.max(0, Math.floor(maxAgeS))}; HttpOnly; SameSite=Strict${secure ? '; Secure' : ''}`;
}

/**
 * True where our own page sent the request: the browser says so (Sec-Fetch-Site), or its Origin is ours. What says
 * neither is refused, so that no other page can use a person's session.
 */
export function isSameOrigin(headers: IncomingHttpHeaders, publicOrigin: string | null): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin') return false;
  const { origin } = headers;
  if (origin === undefined) return site === 'same-origin';
  if (origin === publicOrigin) return true;
  return URL.canParse(origin) && new URL(origin).host === headers.host;
}

/** True for a browser that only loads ahead: it must not use up a link that works once. */
export function isPrefetch(headers: IncomingHttpHeaders): boolean {
  return [headers['sec-purpose'], headers['purpose'], headers['x-moz']].some((value) =>
    String(value).includes('prefetch'),
  );
}

/** The name of the file from its percent-encoded header, without folders and control characters; null where there is none. */
export function fileNameOf(headers: IncomingHttpHeaders): string | null {
  const written = headers['x-file-name'];
  if (typeof written !== 'string') return null;
  try {
    const name =
      decodeURIComponent(written)
        .replaceAll(/[\p{Cc}\p{Cf}]/gu, '')
        .split(/[\\/]/)
        .at(-1)
        ?.trim() ?? '';
    return name === '' ? null : name.slice(0, LONGEST_NAME).toWellFormed();
  } catch {
    return null;
  }
}
