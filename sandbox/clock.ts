/** The sandbox's time. `now` decides every state and expiry; `wait` is used for latency and delays only. */
export interface SandboxClock {
  now(): Date;
  /** Absent: real time passes. A test gives its own, so that no test sleeps. */
  wait?(ms: number): Promise<void>;
}

export const wallClock: SandboxClock = { now: () => new Date() };

export async function waitFor(clock: SandboxClock, ms: number): Promise<void> {
  if (ms <= 0) return;
  if (clock.wait !== undefined) return clock.wait(ms);
  await new Promise<void>((resolve) => {
    setTimeout(resolve, ms);
  });
}
