import type { ImportChunk } from '../../ports/device-channel.ts';
import type { JobDeps } from '../job-deps.ts';
import { entering, type Turn, waitAfter, write } from '../turn.ts';
import { stopSending } from './stop-sending.ts';

/**
 * Looks again, at execution, whether the customer consents; then divides the list into chunks. Consent may have been
 * withdrawn while the approval waited, or the channel taken away: then nothing is sent and every device says why.
 */
export async function recheckConsent(deps: JobDeps, turn: Turn): Promise<void> {
  const { request, devices } = turn.view;
  const tenantId = request.customerTenantId;
  const source = deps.consents.get(request.channel);
  const channel = deps.channels.get(request.channel);
  if (tenantId === null || source === undefined || channel === undefined) {
    await stopSending(
      deps,
      turn,
      {
        code: 'channel.not-available',
        name: null,
        why: 'Preflight cannot reach the customer through the approved channel any more',
        audit: { what: 'channel.missing-at-execution', details: { channel: request.channel } },
      },
      { job: entering('submitting', deps.clock.now()) },
    );
    return;
  }
  const consent = await source.check(tenantId);
  const waitedMs = deps.clock.now().getTime() - turn.view.job.startedAt.getTime();
  if (consent.state === 'unknown' && waitedMs < deps.settings.consentGiveUpMs) {
    await waitAfter(deps, turn, {
      code: 'consent.unknown',
      message: `Whether ${request.customerName ?? 'the customer'} still consents could not be found out, so nothing is sent yet.`,
      retry: 'same-request',
    });
    return;
  }
  const evidence = { state: consent.state, channel: consent.channel, ...consent.evidence };
  if (consent.state !== 'granted') {
    await stopSending(
      deps,
      turn,
      {
        code: `consent.${consent.state}`,
        name: null,
        why: consentLost(consent.state, request.customerName ?? 'the customer'),
        audit: { what: 'consent.missing-at-execution', details: evidence },
      },
      { job: entering('submitting', deps.clock.now()) },
    );
    return;
  }
  const pending = devices.filter((device) => device.state === 'pending');
  const chunks = request.kind === 'register' ? chunked(pending, channel.declaration.chunkSize) : [];
  await write(deps, turn, {
    job: entering(request.kind === 'register' ? 'submitting' : 'unblocking', deps.clock.now()),
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

function consentLost(state: 'partial' | 'not-granted' | 'unknown', customer: string): string {
  if (state === 'unknown') return `whether ${customer} still consents could not be found out for too long`;
  return state === 'partial'
    ? `the consent of ${customer} lacks permissions now`
    : `${customer} does not consent any more`;
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
