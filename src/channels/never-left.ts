/**
 * Codes of connections that never came about: nobody there, or a certificate that is not trusted. A call that fails
 * with another code may have reached the service.
 * Source: Node.js documentation, "Common system errors" and "X509 certificate error codes"; undici, "Errors".
 */
const NEVER_LEFT =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|UND_ERR_CONNECT_TIMEOUT|(CERT|UNABLE_TO|SELF_SIGNED|DEPTH_ZERO|ERR_TLS_CERT)_\w+)$/;

/** Whether a call that `fetch` failed at cannot have reached the service. */
export function neverLeft(error: unknown): boolean {
  return NEVER_LEFT.test(codeOf(error));
}

/** `fetch` wraps what happened to the connection; with several addresses it is one layer deeper. */
function codeOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  return typeof code === 'string' ? code : '';
}
