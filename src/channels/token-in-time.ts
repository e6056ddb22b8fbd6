import type { Fault } from '../domain/fault.ts';
import { failed, type Result } from '../domain/result.ts';
import type { AccessToken } from '../ports/token-source.ts';

/** The token, or a fault when it does not come in time: then no call is made. */
export async function tokenInTime(
  token: Promise<Result<AccessToken>>,
  signal: AbortSignal,
  tenantId: string,
): Promise<Result<AccessToken>> {
  const late = failed<Fault>({
    code: 'token.unreachable',
    message: "Microsoft's sign-in service did not answer in time. Try again in a minute.",
    retry: 'same-request',
    subject: tenantId,
  });
  if (signal.aborted) return late;
  const tooLate = new Promise<typeof late>((resolve) => {
    signal.addEventListener('abort', () => resolve(late), { once: true });
  });
  return Promise.race([token, tooLate]);
}
