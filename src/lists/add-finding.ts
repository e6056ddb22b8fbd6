import type { Fix } from '../domain/finding.ts';
import { type FindingCode, severityOf } from './codes.ts';
import type { RowFinding, ValueChange } from './device-row.ts';
import { COLUMN_NAMES, type Field } from './formats.ts';

/** What a finding has beside its sentence; without it, only a person can mend it. */
export interface FindingMore {
  readonly fix?: Fix;
  readonly proposal?: string | null;
  readonly changes?: readonly ValueChange[];
  readonly leaveOut?: number | null;
}

/** Adds a finding about one row. The sentence goes without the place, which is put in front of it. */
export type AddFinding = (code: FindingCode, field: Field | null, message: string, more?: FindingMore) => void;

/** Adds findings about the row on `line` to `findings`. */
export function adderFor(line: number, findings: RowFinding[]): AddFinding {
  return (code, field, message, more = {}) => {
    const column = field === null ? null : COLUMN_NAMES[field];
    const place = column === null ? `Line ${line}` : `Line ${line}, ${column}`;
    findings.push({
      code,
      severity: severityOf(code),
      line,
      column,
      message: `${place}: ${message}`,
      fix: more.fix ?? 'none',
      proposal: more.proposal ?? null,
      changes: more.changes ?? [],
      leaveOut: more.leaveOut ?? null,
    });
  };
}
