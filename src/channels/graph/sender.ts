import { type Context, GraphClientError, type Middleware } from '@microsoft/microsoft-graph-client';

/**
 * Codes of connections that never came about: nobody there, or a certificate that is not trusted. A call that fails
 * with another code may have reached the service.
 * Source: Node.js documentation, "Common system errors" and "X509 certificate error codes"; undici, "Errors".
 */
const NEVER_LEFT =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|UND_ERR_CONNECT_TIMEOUT|(CERT|UNABLE_TO|SELF_SIGNED|DEPTH_ZERO|ERR_TLS_CERT)_\w+)$/;

/** A call without an answer. The Graph client hands its own kind of error through; of any other it keeps the text only. */
export class SendFailure extends GraphClientError {
  readonly neverLeft: boolean;

  constructor(cause: unknown) {
    super('no answer came');
    // GraphClientError sets its own prototype, which would hide this class from `instanceof`.
    Object.setPrototypeOf(this, SendFailure.prototype);
    this.name = 'SendFailure';
    this.neverLeft = NEVER_LEFT.test(codeOf(cause));
  }
}

/** The end of the chain: sends the request once, as the Graph client's own end does, but keeps why no answer came. */
export function createSender(): Middleware {
  return {
    async execute(context: Context) {
      try {
        context.response = await fetch(context.request, context.options);
      } catch (error) {
        throw new SendFailure(error);
      }
    },
  };
}

/** `fetch` wraps what happened to the connection; with several addresses it is one layer deeper. */
function codeOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  return typeof code === 'string' ? code : '';
}
