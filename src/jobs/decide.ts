import type { StoredChunk, StoredJob } from '../ports/job-store.ts';
import type { StoredDevice, StoredRequest } from '../ports/request-store.ts';
import type { JobSettings } from './job-settings.ts';
import { nextPollAt } from './poll-times.ts';

/** Everything that the next step depends on. */
export interface JobView {
  readonly request: StoredRequest;
  readonly job: StoredJob;
  readonly chunks: readonly StoredChunk[];
  readonly devices: readonly StoredDevice[];
}

/** What to do next: at most one call to a service. */
export type Step =
  | { readonly do: 'recheck-consent' }
  | { readonly do: 'submit'; readonly chunk: StoredChunk }
  | { readonly do: 'reconcile'; readonly chunk: StoredChunk }
  | { readonly do: 'poll-imports' }
  | { readonly do: 'sync' }
  | { readonly do: 'poll-assignment' }
  | { readonly do: 'unblock'; readonly device: StoredDevice }
  | { readonly do: 'confirm-unblock' }
  | { readonly do: 'enter'; readonly phase: StoredJob['phase'] }
  | { readonly do: 'finish' }
  | { readonly do: 'wait'; readonly until: Date };

/**
 * The next step of a job: a pure function of what is stored and the time. A doubled or lost wake-up changes nothing,
 * because the same state gives the same step and every step is written under its version.
 */
export function decide(view: JobView, now: Date, settings: JobSettings): Step {
  const { job } = view;
  if (job.phase === 'settled') return { do: 'finish' };
  if (now < job.nextDueAt) return { do: 'wait', until: job.nextDueAt };
  switch (job.phase) {
    case 'consent':
      return { do: 'recheck-consent' };
    case 'submitting':
      return decideSubmitting(view, now);
    case 'importing':
      if (!some(view, 'submitted')) return { do: 'enter', phase: 'syncing' };
      return due(view, now, settings, { do: 'poll-imports' });
    case 'syncing':
      return some(view, 'registered') ? { do: 'sync' } : { do: 'finish' };
    case 'assigning':
      if (!some(view, 'registered') || isOver(view, now, settings.assignmentGiveUpMs)) return { do: 'finish' };
      return due(view, now, settings, { do: 'poll-assignment' });
    case 'unblocking':
      return decideUnblocking(view, now, settings);
    default:
      return job.phase satisfies never;
  }
}

function decideSubmitting({ chunks }: JobView, now: Date): Step {
  for (const chunk of chunks) {
    if (chunk.state === 'planned') return { do: 'submit', chunk };
    if (chunk.state !== 'intent-recorded') continue;
    // A call of this attempt may still land: only afterwards its absence proves anything.
    if (chunk.settleUntil !== null && now < chunk.settleUntil) return { do: 'wait', until: chunk.settleUntil };
    return { do: 'reconcile', chunk };
  }
  return { do: 'enter', phase: 'importing' };
}

function decideUnblocking(view: JobView, now: Date, settings: JobSettings): Step {
  const pending = view.devices.find((device) => device.state === 'pending');
  if (pending !== undefined) return { do: 'unblock', device: pending };
  if (!some(view, 'submitted')) return { do: 'finish' };
  return due(view, now, settings, { do: 'confirm-unblock' });
}

function due(view: JobView, now: Date, settings: JobSettings, step: Step): Step {
  const at = nextPollAt(view.job, settings);
  return now < at ? { do: 'wait', until: at } : step;
}

function some({ devices }: JobView, state: StoredDevice['state']): boolean {
  return devices.some((device) => device.state === state);
}

function isOver({ job }: JobView, now: Date, limitMs: number): boolean {
  return now.getTime() - job.phaseStartedAt.getTime() >= limitMs;
}
