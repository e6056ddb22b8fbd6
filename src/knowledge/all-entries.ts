import { deviceStates } from './entries/device-states.ts';
import { faults } from './entries/faults.ts';
import { findings } from './entries/findings.ts';
import { findingsRows } from './entries/findings-rows.ts';
import { importErrors } from './entries/import-errors.ts';
import { requests } from './entries/requests.ts';
import { type KnowledgeEntry, makeEntry } from './entry.ts';

const AREAS = [importErrors, deviceStates, faults, requests, findings, findingsRows];

/** Everything that Preflight can explain, grouped by area. */
export const ALL_ENTRIES: readonly KnowledgeEntry[] = AREAS.flat().map(makeEntry);
