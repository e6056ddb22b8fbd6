import type { Fault } from '../domain/fault.ts';
import type { ReadList } from './read-list.ts';

/** Devices in one request at most: the job and the card hold them in memory. */
const MOST_DEVICES = 100_000;

/** Why a list cannot become the devices of a request at all; null where it can, whatever is wrong with its rows. */
export function listRefusal({ rows, findings }: Pick<ReadList, 'rows' | 'findings'>): Fault | null {
  if (rows.length === 0) {
    const reason = findings.find(({ severity }) => severity === 'error') ?? findings[0];
    return {
      code: reason?.code ?? 'ROWS_NONE',
      message: reason?.message ?? 'The list holds no devices.',
      retry: 'after-change',
    };
  }
  if (rows.length <= MOST_DEVICES) return null;
  return {
    code: 'ROWS_TOO_MANY',
    message: `The list has ${rows.length} devices; one request takes ${MOST_DEVICES}. Divide it.`,
    retry: 'after-change',
  };
}
