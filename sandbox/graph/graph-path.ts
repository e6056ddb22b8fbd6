import { decodeSegment } from '../http/call.ts';
import { BOTH, type GraphVersion } from './graph-call.ts';

const KEY_IN_PARENTHESES = /^([\w.]+)\((?:(\w+)=)?'((?:[^']|'')*)'\)$/;

/** Splits `/beta/deviceManagement/x('1')` into version and path, the key as a segment of its own. */
export function readGraphPath(pathname: string): { readonly version: GraphVersion; readonly path: string } | undefined {
  const [, versionName, ...segments] = pathname.split('/');
  const version = BOTH.find((known) => known === versionName);
  return version === undefined ? undefined : { version, path: plainPath(segments) };
}

/**
 * `servicePrincipals(appId='x')` is an alternate key and keeps its name; a function's single parameter and a plain key
 * become one segment. Names of actions may carry their namespace.
 */
export function plainPath(segments: readonly string[]): string {
  const plain = segments.flatMap((segment) => {
    const text = decodeSegment(segment).replace(/^microsoft\.graph\./, '');
    const [, name, key, value] = KEY_IN_PARENTHESES.exec(text) ?? [];
    if (name === undefined || value === undefined) return [text];
    const unquoted = value.replaceAll("''", "'");
    return key === 'appId' ? [name, key, unquoted] : [name, unquoted];
  });
  return `/${plain.filter((segment) => segment !== '').join('/')}`;
}
