import type { Fault } from '../domain/fault.ts';
import { LoginFailure } from './login-client.ts';

/**
 * Codes by which Entra says that the app may not act in the tenant: 700016 and 7000229 not installed there, 65001 no
 * consent, 7000112 switched off by the tenant's administrator.
 * Source: Microsoft Learn, "Microsoft Entra authentication and authorization error codes".
 */
const NOT_CONSENTED: ReadonlySet<number> = new Set([700016, 7000229, 65001, 7000112]);

/** No such tenant. Source: as above. */
const NO_TENANT: ReadonlySet<number> = new Set([90002, 900023]);

/** Why a token could not be had, for people. No word of the service's own text: it may name secrets. */
export function tokenFault(error: unknown, tenantId: string): Fault {
  if (!(error instanceof LoginFailure)) return unreachable(tenantId);
  const { kind, status, codes } = error;
  if (kind === 'unreadable') {
    return {
      code: 'token.answer-unreadable',
      message: "Microsoft's sign-in service answered in a way Preflight does not understand. Try again in a minute.",
      retry: 'same-request',
      subject: tenantId,
      remote: { status },
    };
  }
  if (kind === 'unreachable' || status >= 500 || status === 408) return unreachable(tenantId, error);
  if (status === 429) {
    return {
      ...unreachable(tenantId, error),
      code: 'token.throttled',
      message: "Microsoft's sign-in service takes no more calls at the moment. Try again in a minute.",
    };
  }
  if (codes.some((code) => NOT_CONSENTED.has(code))) {
    return {
      code: 'consent.not-granted',
      message:
        'The customer has not consented to Preflight. An administrator of the customer must accept the consent link first.',
      retry: 'after-change',
      subject: tenantId,
      remote: remoteOf(error),
    };
  }
  if (codes.some((code) => NO_TENANT.has(code))) return unknownTenant(tenantId, error);
  const number = codes[0] === undefined ? '' : ` (AADSTS${codes[0]})`;
  return {
    code: 'token.refused',
    message: `Microsoft's sign-in service does not accept Preflight's own credentials${number}. Whoever runs Preflight must check the app id and its secret or certificate.`,
    retry: 'after-change',
    subject: tenantId,
    remote: remoteOf(error),
  };
}

/** The tenant does not exist, or its id is no GUID: then nothing was asked. */
export function unknownTenant(tenantId: string, error?: LoginFailure): Fault {
  return {
    code: 'token.tenant-unknown',
    message: "Microsoft does not know the customer's tenant. Check the tenant id in the customer directory.",
    retry: 'after-change',
    subject: tenantId,
    ...(error === undefined ? {} : { remote: remoteOf(error) }),
  };
}

function unreachable(tenantId: string, error?: LoginFailure): Fault {
  const seconds = /^\d+(\.\d+)?$/.test(error?.retryAfter ?? '') ? Number(error?.retryAfter) : undefined;
  return {
    code: 'token.unreachable',
    message: "Microsoft's sign-in service cannot be reached. Try again in a minute.",
    retry: 'same-request',
    subject: tenantId,
    ...(error === undefined || error.status === 0 ? {} : { remote: remoteOf(error) }),
    ...(seconds === undefined ? {} : { retryAfterMs: Math.ceil(seconds * 1000) }),
  };
}

function remoteOf({ status, codes, word, traceId }: LoginFailure): Fault['remote'] {
  const code = codes[0] === undefined ? word : `AADSTS${codes[0]}`;
  return { status, code: code ?? undefined, requestId: traceId ?? undefined };
}
