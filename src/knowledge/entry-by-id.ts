import { ALL_ENTRIES } from './all-entries.ts';
import type { KnowledgeEntry } from './entry.ts';

const byId: ReadonlyMap<string, KnowledgeEntry> = new Map(ALL_ENTRIES.map((entry) => [entry.id, entry]));

/** The entry of this id, or null: an id stored by a newer version may be unknown to this one. */
export function entryById(id: string): KnowledgeEntry | null {
  return byId.get(id) ?? null;
}
