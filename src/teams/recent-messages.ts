/** How many messages are remembered; Teams repeats a delivery within seconds. */
const MOST_REMEMBERED = 5_000;

/** Tells a message that was delivered twice. The drafts are safe without it; this spares the second card. */
export class RecentMessages {
  readonly #seen = new Set<string>();

  /** True the first time. */
  isNew(conversationId: string, messageId: string): boolean {
    const key = `${conversationId}\n${messageId}`;
    if (this.#seen.has(key)) return false;
    this.#seen.add(key);
    if (this.#seen.size > MOST_REMEMBERED) {
      const [oldest] = this.#seen;
      if (oldest !== undefined) this.#seen.delete(oldest);
    }
    return true;
  }
}
