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

/** The time that the services tell: in `Date` headers and for the life of tokens. */
export function toldNow(context: SandboxContext): Date {
  return new Date(nowMs(context) + context.state.toldTime.offsetMs);
}
