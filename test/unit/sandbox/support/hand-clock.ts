import type { SandboxClock } from '../../../../sandbox/clock.ts';

export interface HandClock extends SandboxClock {
  advance(ms: number): void;
  /** What the sandbox wanted to wait for, in milliseconds. */
  readonly waits: readonly number[];
}

/** A clock that stands still until it is moved; waiting takes no time and is written down. */
export function createHandClock(start = '2026-03-02T09:00:00.000Z'): HandClock {
  let nowMs = Date.parse(start);
  const waits: number[] = [];
  return {
    waits,
    now: () => new Date(nowMs),
    wait: async (ms) => {
      waits.push(ms);
    },
    advance(ms) {
      nowMs += ms;
    },
  };
}
