import type { SandboxClock } from './clock.ts';
import type { State } from './state.ts';

/** What every service of one running sandbox shares. */
export interface SandboxContext {
  readonly clock: SandboxClock;
  /** Replaced whole by a reset: never keep it across a wait. */
  state: State;
}

export function nowMs(context: SandboxContext): number {
  return context.clock.now().getTime();
}
