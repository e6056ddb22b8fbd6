import type { KnowledgeEntry } from './entry.ts';

/** An address, a version, a file, a command, or a name of several words run together, as programs write them. */
const NAME =
  /[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\b[a-z0-9-]+(?:\.[a-z0-9-]+){2,}\b|\b[\w-]+\.(?:exe|msc|json|xml|config|ps1|csv|log|cab)\b|\b[A-Z][A-Za-z]+(?:-[A-Z][A-Za-z]+)+\b|\bms-settings:\w+|\b[A-Za-z][a-z0-9]*(?:[A-Z][A-Za-z0-9]*)+\b/g;
/** Shorter ones are names of products as well (HoloLens, GitHub), which people speak of in any matter. */
const SHORTEST = 10;
/** A name that more entries hold than this does not say which of them is meant. */
const MOST_ENTRIES = 4;

/** Finds the entries that hold a command, a file, a setting or an address that a question names, in any case. */
export class NameIndex {
  readonly #byName = new Map<string, Map<KnowledgeEntry, number>>();

  constructor(entries: readonly KnowledgeEntry[]) {
    for (const entry of entries) {
      const { title, summary, cause, asks, symptoms, steps, facts } = entry;
      this.#add(entry, [title, summary, ...asks, ...symptoms], 1);
      this.#add(entry, [cause ?? '', ...steps, ...facts], 0.6);
    }
    for (const [name, found] of this.#byName) if (found.size > MOST_ENTRIES) this.#byName.delete(name);
  }

  /** For each entry that holds a name of the question: 1 where its headline does, less where only its details do. */
  find(question: string): ReadonlyMap<KnowledgeEntry, number> {
    const asked = question.toLowerCase();
    const hits = new Map<KnowledgeEntry, number>();
    for (const [name, entries] of this.#byName) {
      if (!holdsWord(asked, name)) continue;
      for (const [entry, where] of entries) hits.set(entry, Math.max(where, hits.get(entry) ?? 0));
    }
    return hits;
  }

  #add(entry: KnowledgeEntry, texts: readonly string[], where: number): void {
    for (const [name] of texts.join('\n').matchAll(NAME)) {
      if (name.length < SHORTEST) continue;
      const key = name.toLowerCase();
      const entries = this.#byName.get(key) ?? new Map<KnowledgeEntry, number>();
      entries.set(entry, Math.max(where, entries.get(entry) ?? 0));
      this.#byName.set(key, entries);
    }
  }
}

function holdsWord(text: string, word: string): boolean {
  const at = text.indexOf(word);
  return at >= 0 && !/[a-z0-9]/.test(text[at - 1] ?? ' ') && !/[a-z0-9]/.test(text[at + word.length] ?? ' ');
}
