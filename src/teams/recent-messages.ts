import type { InboundActivity } from './activity-shape.ts';

/** How many messages are remembered; Teams repeats a delivery within seconds. */
const MOST_REMEMBERED = 5_000;

/** Tells a message that was delivered twice. The drafts are safe without it; this spares the second card. */
export class RecentMessages {
  readonly #seen = new Set<string>();

  /** True the first time; always true for one without an id, which cannot be told from others. */
  isNew({ conversation, id }: Pick<InboundActivity, 'conversation' | 'id'>): boolean {
    if (id === undefined || id === '') return true;
    const key = `${conversation.id}\n${id}`;
    if (this.#seen.has(key)) return false;
    this.#seen.add(key);
    if (this.#seen.size > MOST_REMEMBERED) {
      const [oldest] = this.#seen;
      if (oldest !== undefined) this.#seen.delete(oldest);
    }
    return true;
  }
}
