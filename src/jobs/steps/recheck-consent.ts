import type { ImportChunk } from '../../ports/device-channel.ts';
import type { JobDeps } from '../job-deps.ts';
import { entering, type Turn, waitAfter, write } from '../turn.ts';

/**
 * Looks again, at execution, whether the customer consents; then divides the list into chunks. Consent may have been
 * withdrawn while the approval waited: then nothing is sent and every device says why.
 */
export async function recheckConsent(deps: JobDeps, turn: Turn): Promise<void> {
  const { request, devices } = turn.view;
  const tenantId = request.customerTenantId;
  const source = deps.consents.get(request.channel);
  const channel = deps.channels.get(request.channel);
  if (tenantId === null || source === undefined || channel === undefined) {
    throw new Error(`request ${request.id} was approved without a customer or for a channel that is not there`);
  }
  const consent = await source.check(tenantId);
  if (consent.state === 'unknown') {
    await waitAfter(deps, turn, {
      code: 'consent.unknown',
      message: `Whether ${request.customerName ?? 'the customer'} still consents could not be found out, so nothing is sent yet.`,
      retry: 'same-request',
    });
    return;
  }
  const pending = devices.filter((device) => device.state === 'pending');
  const now = deps.clock.now();
  const evidence = { state: consent.state, channel: consent.channel, ...consent.evidence };
  if (consent.state !== 'granted') {
    await write(deps, turn, {
      job: entering('submitting', now),
      devices: pending.map(({ position, serial }) => ({
        position,
        state: 'failed' as const,
        code: `consent.${consent.state}`,
        name: null,
        reason: `${serial} was not sent: ${request.customerName ?? 'the customer'} does not consent any more. The list is kept.`,
      })),
      request: { state: 'running', note: null },
      audit: [{ what: 'consent.missing-at-execution', details: evidence }],
    });
    return;
  }
  const chunks = request.kind === 'register' ? chunked(pending, channel.declaration.chunkSize) : [];
  await write(deps, turn, {
    job: entering(request.kind === 'register' ? 'submitting' : 'unblocking', now),
    request: { state: 'running', note: null },
    audit: [{ what: 'consent.seen-at-execution', details: evidence }],
    also: () =>
      deps.jobs.createChunks(
        chunks.map((positions, index) => ({
          id: deps.ids.uuid(),
          requestId: request.id,
          sequence: index + 1,
          positions,
        })),
      ),
  });
}

function chunked(
  devices: readonly { readonly position: number }[],
  size: ImportChunk['devices']['length'],
): number[][] {
  const chunks: number[][] = [];
  for (let start = 0; start < devices.length; start += size) {
    chunks.push(devices.slice(start, start + size).map((device) => device.position));
  }
  return chunks;
}
