import type { RequestState } from '../../domain/request.ts';
import type { StoredDevice } from '../../ports/request-store.ts';
import type { JobDeps } from '../job-deps.ts';
import { outcomeSentence } from '../outcome-sentence.ts';
import { isRoadClosed } from '../road-closed.ts';
import { changeRequest, JOB_ACTOR, LeaseLost, type Turn } from '../turn.ts';

/**
 * Settles the request by the truth of its devices, forgets the hashes (but for those of a list that a closed road kept
 * from being sent) and tells the requester personally.
 */
export async function finish(deps: JobDeps, turn: Turn): Promise<void> {
  const { request, job, devices } = turn.view;
  const state = settledState(devices);
  await deps.transactions.run(async () => {
    const settled = await changeRequest(deps, request.id, { state, note: null, expiresAt: null });
    const kept = keptPositions(devices);
    await deps.requests.dropHashes(request.id, kept);
    const { objectId, tenantId } = request.requestedBy;
    await deps.notices.keep(`${request.id}:settled`, {
      requestId: request.id,
      person: { objectId, tenantId },
      text: outcomeSentence(settled, devices, kept.length > 0),
    });
    await deps.audit.append({
      what: 'request.settled',
      actor: JOB_ACTOR,
      requestId: request.id,
      details: { state, ...tally(devices) },
    });
    if (!(await deps.jobs.save({ ...job, phase: 'settled' }, turn.token, 'release'))) throw new LeaseLost(request.id);
    await deps.wakeUps.wake('notices', request.id);
  });
}

/** Devices that only a closed road kept from being sent: their list can be tried again. */
function keptPositions(devices: readonly StoredDevice[]): number[] {
  return devices.flatMap(({ position, state, code }) => (state === 'failed' && isRoadClosed(code) ? [position] : []));
}

/** Codes of devices that were left out although nothing is wrong with them: they are where they should be. */
const HARMLESS = new Set(['device.already-registered', 'device.repeated', 'device.not-blocked']);

/** The state that tells the truth about all devices: one that failed, or could not be sent, is never a plain "done". */
export function settledState(devices: readonly Pick<StoredDevice, 'state' | 'code'>[]): RequestState {
  const good = devices.filter(({ state }) => state === 'assigned' || state === 'registered').length;
  // What is still pending or submitted now was left behind: never a success.
  const bad = devices.some(
    ({ state, code }) =>
      state === 'failed' ||
      state === 'pending' ||
      state === 'submitted' ||
      (state === 'skipped' && !HARMLESS.has(code ?? '')),
  );
  if (good === 0 && bad) return 'failed';
  return bad ? 'done-with-failures' : 'done';
}

function tally(devices: readonly StoredDevice[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { state } of devices) counts[state] = (counts[state] ?? 0) + 1;
  return counts;
}
