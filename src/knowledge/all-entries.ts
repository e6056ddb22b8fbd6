import { makeEntry, type KnowledgeEntry } from './entry.ts';
import { deviceStates } from './entries/device-states.ts';
import { faults } from './entries/faults.ts';
import { importErrors } from './entries/import-errors.ts';

/** Everything that Preflight can explain, grouped by area. */
export const ALL_ENTRIES: readonly KnowledgeEntry[] = [...importErrors, ...deviceStates, ...faults].map(makeEntry);
