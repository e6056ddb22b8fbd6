/** What can be woken: the job of a request, the cards of a request, the personal notices. */
export type WakeTopic = 'job' | 'cards' | 'notices';

/**
 * Wakes work up; carries no state. A lost or doubled wake-up does no harm: what is true stands in the stores, and a
 * sweep wakes again whatever is due.
 */
export interface WakeUps {
  /** Inside a transaction it takes effect with the commit. `at` in the past or absent: as soon as possible. */
  wake(topic: WakeTopic, id: string, at?: Date): Promise<void>;
}
