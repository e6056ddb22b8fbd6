import { followerOf, mayFollow } from '../follower.ts';
import type { JobDeps } from '../job-deps.ts';
import { entering, type Turn, waitAfter, write } from '../turn.ts';
import { finish } from './finish.ts';

/**
 * Asks once for a sync, shared by all jobs of the tenant; then the assignment is followed. Where nobody can show it, the
 * request ends with what the channel confirmed.
 */
export async function requestSync(deps: JobDeps, turn: Turn): Promise<void> {
  const { request } = turn.view;
  const tenantId = request.customerTenantId;
  if (tenantId === null) throw new Error(`request ${request.id} has no customer`);
  const follower = followerOf(deps, turn);
  if (follower === null || !(await mayFollow(deps, follower, tenantId))) {
    await finish(deps, turn);
    return;
  }
  const { channel } = follower;
  // A failure here means that the right to ask is ours already and was not used up.
  const intervalMs = turn.view.job.failures === 0 ? deps.settings.syncIntervalMs : 0;
  const ours = await deps.jobs.claimSync(tenantId, channel.declaration.name, intervalMs);
  const answer = ours ? await channel.requestSync(tenantId) : { ok: true as const, value: 'already-covered' as const };
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
