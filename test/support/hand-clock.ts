import type { Clock } from '../../src/ports/clock.ts';

/** A clock that stands still until it is moved by hand. */
export class HandClock implements Clock {
  #now: number;

  constructor(start = Date.UTC(2026, 0, 2, 3, 4, 5)) {
    this.#now = start;
  }

  now(): Date {
    return new Date(this.#now);
  }

  move(ms: number): void {
    this.#now += ms;
  }

  moveTo(instant: Date): void {
    this.#now = Math.max(this.#now, instant.getTime());
  }
}
