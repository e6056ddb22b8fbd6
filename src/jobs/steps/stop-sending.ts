import type { JobDeps } from '../job-deps.ts';
import { type Changes, type Turn, write } from '../turn.ts';

/** Why nothing more is sent. */
export interface RoadClosed {
  readonly code: string;
  /** The service's own code, if it gave one. */
  readonly name: string | null;
  /** Ends the sentence "X was not sent: …", without a full stop. */
  readonly why: string;
  readonly audit: NonNullable<Changes['audit']>[number];
}

/**
 * Sends nothing more: every device that was not sent says why, and keeps its hash, so that the list can be tried again
 * once the road is open. What was sent before is followed to its end.
 */
export async function stopSending(
  deps: JobDeps,
  turn: Turn,
  { code, name, why, audit }: RoadClosed,
  { job, positions = [], also }: Pick<Changes, 'job' | 'also'> & { readonly positions?: readonly number[] } = {},
): Promise<void> {
  const refused = new Set(positions);
  const unsent = turn.view.devices.filter(({ state, position }) => state === 'pending' || refused.has(position));
  await write(deps, turn, {
    ...(job === undefined ? {} : { job }),
    devices: unsent.map(({ position, serial }) => ({
      position,
      state: 'failed' as const,
      code,
      name,
      reason: `${serial} was not sent: ${why}. Once that is mended, press Try again.`,
    })),
    request: { state: 'running', note: null },
    audit: [audit],
    also: async () => {
      await also?.();
      for (const chunk of turn.view.chunks) {
        if (chunk.state === 'planned') await deps.jobs.settleChunk(chunk.id, chunk.attempt, 'refused');
      }
    },
  });
}
