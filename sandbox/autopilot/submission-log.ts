import type { DeviceOutcome } from '../controls/outcomes.ts';
import type { ConsentChannel } from '../scenario.ts';

/** One submission that has ended, in the service's own words. */
export interface EndedSubmission extends DeviceOutcome {
  readonly channel: ConsentChannel;
  /** When it ended, ISO 8601. */
  readonly at: string;
}

/** Who was submitted how often on which channel, and how each submission ended. A name is that of `nameOf`. */
export interface SubmissionLog {
  count(channel: ConsentChannel, name: string): void;
  end(name: string, ended: EndedSubmission): void;
  /** Submissions of one name on all channels. */
  timesOf(name: string): number;
  /** In the order of first submission. */
  totals(): Readonly<Record<string, number>>;
  byChannel(): Readonly<Record<string, Readonly<Record<string, number>>>>;
  ends(): Readonly<Record<string, readonly EndedSubmission[]>>;
}

export function createSubmissionLog(): SubmissionLog {
  const totals = new Map<string, number>();
  const channels = new Map<ConsentChannel, Map<string, number>>();
  const ends = new Map<string, EndedSubmission[]>();
  const increase = (counts: Map<string, number>, name: string) => counts.set(name, (counts.get(name) ?? 0) + 1);

  return {
    count(channel, name) {
      increase(totals, name);
      const ofChannel = channels.get(channel) ?? new Map<string, number>();
      channels.set(channel, increase(ofChannel, name));
    },
    end(name, ended) {
      ends.set(name, [...(ends.get(name) ?? []), ended]);
    },
    timesOf: (name) => totals.get(name) ?? 0,
    totals: () => Object.fromEntries(totals),
    byChannel: () =>
      Object.fromEntries([...channels].map(([channel, counts]) => [channel, Object.fromEntries(counts)])),
    ends: () => Object.fromEntries(ends),
  };
}
