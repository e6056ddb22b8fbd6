import { deliverNotices, type NoticeDeps, sweepNotices } from './flow/deliver-notices.ts';
import { expireRequests } from './flow/expire-requests.ts';
import { keepCardsTrue, sweepCards } from './flow/keep-cards-true.ts';
import { sweepLists } from './flow/kept-lists/drop-lists.ts';
import { sweepOffers } from './flow/kept-lists/offer-file.ts';
import { removeOldHashes } from './flow/remove-old-hashes.ts';
import { createConsentWatch } from './flow/watch-consents.ts';
import { runJob, sweepJobs } from './jobs/run-job.ts';
import { setJobAside } from './jobs/set-job-aside.ts';
import type { Queue } from './storage/queue.ts';

/** What may be due although nobody was woken is looked for this often. */
const SWEEP_EVERY_MS = 30_000;

/** Each for itself: one that fails must not keep the others from their work. */
const SWEEPS: Readonly<Record<string, (deps: NoticeDeps) => Promise<void>>> = {
  expiry: expireRequests,
  consents: createConsentWatch(),
  jobs: sweepJobs,
  cards: sweepCards,
  notices: sweepNotices,
  'inventory hashes': removeOldHashes,
  offers: sweepOffers,
  lists: sweepLists,
};

/** Handlers of the queue, and the sweep that makes a lost wake-up harmless. */
export interface Work {
  begin(): Promise<void>;
  /** Waits for what is running. Harmless where it has not begun. */
  end(): Promise<void>;
}

export function prepareWork(deps: NoticeDeps, queue: Queue): Work {
  let timer: NodeJS.Timeout | null = null;
  let sweeping: Promise<void> | null = null;
  const sweepAll = async (): Promise<void> => {
    for (const [name, sweep] of Object.entries(SWEEPS)) {
      try {
        await sweep(deps);
      } catch (error) {
        deps.log.error('sweep.failed', { sweep: name, error: error instanceof Error ? error.message : '' });
      }
    }
  };
  /** One at a time: a slow database must not pile sweeps up. */
  const sweep = (): Promise<void> => {
    sweeping ??= sweepAll().finally(() => {
      sweeping = null;
    });
    return sweeping;
  };
  return {
    begin: async () => {
      await queue.start({
        job: (id) => runJob(deps, id, setJobAside),
        cards: (id) => keepCardsTrue(deps, id),
        notices: (id) => deliverNotices(deps, id),
      });
      timer = setInterval(() => {
        void sweep();
      }, SWEEP_EVERY_MS);
      await sweep();
    },
    end: async () => {
      if (timer !== null) clearInterval(timer);
      await sweeping;
      await queue.stop();
    },
  };
}
