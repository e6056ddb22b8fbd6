import { createHmac, timingSafeEqual } from 'node:crypto';
import { isRecord } from '../http/call.ts';

/** The resource of a token for Microsoft Graph. */
export const GRAPH_RESOURCE = 'https://graph.microsoft.com';

/** What an access token says: of the app alone, or (`scp`, `upn`, `oid`, `amr`) of the app together with a user. */
export interface TokenClaims {
  /** The resource that the token is for. */
  readonly aud: string;
  readonly tid: string;
  readonly appid: string;
  readonly roles: readonly string[];
  readonly scp?: string;
  readonly upn?: string;
  readonly oid?: string;
  /** How the user had signed in; `mfa` among them where with a second factor. */
  readonly amr?: readonly string[];
  /** Seconds since 1970. */
  readonly iat: number;
  readonly exp: number;
}

/**
 * A token in the shape of a JWT. Its signature is the sandbox's own (keyed by the app's secret, so tokens outlive a
 * restart), and only the sandbox can check it; a client must treat the token as opaque anyway.
 */
export function makeToken(claims: TokenClaims, key: string): string {
  const payload = { iss: `https://sts.windows.net/${claims.tid}/`, nbf: claims.iat, ...claims, ver: '1.0' };
  const signed = `${part({ typ: 'JWT', alg: 'RS256', kid: 'sandbox' })}.${part(payload)}`;
  return `${signed}.${signature(signed, key)}`;
}

/** The claims of a token that this sandbox made, or undefined. Says nothing about expiry. */
export function readToken(token: string, key: string): TokenClaims | undefined {
  const [head, payload, signed, ...more] = token.split('.');
  if (head === undefined || payload === undefined || signed === undefined || more.length > 0) return undefined;
  const expected = Buffer.from(signature(`${head}.${payload}`, key));
  const given = Buffer.from(signed);
  if (expected.length !== given.length || !timingSafeEqual(expected, given)) return undefined;
  const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
  return isRecord(claims) ? (claims as unknown as TokenClaims) : undefined;
}

/** The token in an `Authorization` header. */
export function bearerOf(authorization: string | undefined): string | undefined {
  return /^Bearer\s+(\S+)$/i.exec(authorization ?? '')?.[1];
}

/** A token that tells a client who signed in, and that nobody checks. */
export function unsignedToken(payload: Readonly<Record<string, unknown>>): string {
  return `${part({ typ: 'JWT', alg: 'none' })}.${part(payload)}.`;
}

function part(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function signature(text: string, key: string): string {
  return createHmac('sha256', key).update(text).digest('base64url');
}
