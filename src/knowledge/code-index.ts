import { ALL_ENTRIES } from './all-entries.ts';
import type { KnowledgeEntry } from './entry.ts';

const byCode = groupBy((entry) => entry.codes.map(codeKey));
const byState = groupBy((entry) => entry.states.map(stateKey));

/** The entries that a code names, e.g. `import:808`; the most fitting first. Names are compared without case. */
export function entriesForCode(code: string): readonly KnowledgeEntry[] {
  return byCode.get(codeKey(code)) ?? [];
}

/** The entries for a state, however it is spelled: `notAssigned`, `not-assigned`, `Not assigned`. */
export function entriesForState(state: string): readonly KnowledgeEntry[] {
  return byState.get(stateKey(state)) ?? [];
}

function codeKey(code: string): string {
  const table = code.slice(0, code.indexOf(':'));
  return table === 'finding' || table === 'fault' ? code : code.toLowerCase();
}

function stateKey(state: string): string {
  return state.toLowerCase().replace(/[^a-z0-9:]/g, '');
}

function groupBy(keysOf: (entry: KnowledgeEntry) => readonly string[]): ReadonlyMap<string, readonly KnowledgeEntry[]> {
  const groups = new Map<string, KnowledgeEntry[]>();
  for (const entry of ALL_ENTRIES) {
    for (const key of keysOf(entry)) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [entry]);
      else group.push(entry);
    }
  }
  return groups;
}
