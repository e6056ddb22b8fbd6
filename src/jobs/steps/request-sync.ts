import type { JobDeps } from '../job-deps.ts';
import { entering, type Turn, waitAfter, write } from '../turn.ts';

/** Asks once for a sync, shared by all jobs of the tenant; then the assignment is followed. */
export async function requestSync(deps: JobDeps, turn: Turn): Promise<void> {
  const { request } = turn.view;
  const channel = deps.channels.get(request.channel);
  if (channel === undefined || request.customerTenantId === null)
    throw new Error(`request ${request.id} has no channel`);
  // A failure here means that the right to ask is ours already and was not used up.
  const intervalMs = turn.view.job.failures === 0 ? deps.settings.syncIntervalMs : 0;
  const ours = await deps.jobs.claimSync(request.customerTenantId, request.channel, intervalMs);
  const answer = ours
    ? await channel.requestSync(request.customerTenantId)
    : { ok: true as const, value: 'already-covered' as const };
  if (!answer.ok && turn.view.job.failures < 3) {
    await waitAfter(deps, turn, answer.fault);
    return;
  }
  await write(deps, turn, {
    job: entering('assigning', deps.clock.now()),
    request: { note: null },
    audit: [{ what: 'sync.asked', details: { answer: answer.ok ? answer.value : answer.fault.code } }],
  });
}
