import type { Fault } from '../../domain/fault.ts';
import type { StoredDevice } from '../../ports/request-store.ts';
import type { JobDeps } from '../job-deps.ts';
import { type Changes, type Turn, waitAfter, write } from '../turn.ts';

/**
 * What came of devices that were sent could not be read. A fault that passes is waited out, however long it takes; one
 * that does not (the right was withdrawn) ends the waiting after `importGiveUpMs`, with the truth: sent, not confirmed.
 */
export async function waitOrGiveUp(
  deps: JobDeps,
  turn: Turn,
  devices: readonly StoredDevice[],
  fault: Fault,
  also?: Changes['also'],
): Promise<void> {
  const waitedMs = deps.clock.now().getTime() - turn.view.job.phaseStartedAt.getTime();
  if (fault.retry === 'same-request' || waitedMs < deps.settings.importGiveUpMs) {
    await waitAfter(deps, turn, fault);
    return;
  }
  await write(deps, turn, {
    job: { failures: 0 },
    devices: devices.map(({ position, serial }) => ({
      position,
      state: 'failed' as const,
      code: fault.code,
      name: fault.remote?.code ?? null,
      reason: `${serial} was sent, but what came of it cannot be read: ${fault.message} Look in the Intune admin center before you try again.`,
    })),
    request: { note: null },
    audit: [{ what: 'import.not-readable', details: { code: fault.code, devices: devices.length } }],
    ...(also === undefined ? {} : { also }),
  });
}
