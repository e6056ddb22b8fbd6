import { adderFor } from './add-finding.ts';
import { cleanCells } from './clean-cells.ts';
import type { RawCells, RowFinding, RowState, RowValues } from './device-row.ts';
import { inFindingOrder } from './finding-order.ts';
import { type ChannelRules, FORMATS } from './formats.ts';
import { judgeIdentity } from './judge-identity.ts';
import { judgeRowHash } from './judge-row-hash.ts';
import { judgeSerial } from './judge-serial.ts';
import { type ListHash, NO_HASH } from './list-hash.ts';
import type { ListMemory } from './list-memory.ts';
import { noteAcrossRows } from './note-across-rows.ts';
import { shorten } from './shorten.ts';

export interface JudgedRow {
  readonly values: RowValues;
  readonly findings: readonly RowFinding[];
  readonly state: RowState;
  /** False for a row that names no device at all, only a tag or a user. */
  readonly isDevice: boolean;
}

const LONGEST_TAG = 128;
const USER_PRINCIPAL_NAME = /^[^\s@,;"]+@[^\s@,;"]+\.[^\s@,;".]+$/;

/** Everything that is wrong with one row for one channel. `memory` is told of the row, so rows come in their order. */
export function judgeRow(
  line: number,
  cells: RawCells,
  hash: ListHash,
  rules: ChannelRules,
  memory: ListMemory,
): JudgedRow {
  const findings: RowFinding[] = [];
  const add = adderFor(line, findings);
  const takesHash = rules.format !== 'corporate-identifiers';
  const values = cleanCells(cells, hash, rules, add);
  if (!takesHash && values.serial.includes('.')) {
    const bare = values.serial.replaceAll('.', '');
    add(
      'IDENTIFIER_PERIOD',
      'serial',
      `corporate identifiers take no period in a serial number, so “${shorten(values.serial)}” is written as “${shorten(bare)}”.`,
      {
        fix: 'automatic',
        changes: [{ field: 'serial', from: shorten(values.serial), to: shorten(bare) }],
      },
    );
    values.serial = bare;
  }

  judgeSerial(values, hash, add);
  judgeIdentity(values, hash, rules, add);
  if (rules.groupTag !== 'none' && values.groupTag.length > LONGEST_TAG) {
    add(
      'TAG_LENGTH',
      'groupTag',
      `the group tag has ${values.groupTag.length} characters and Microsoft takes ${LONGEST_TAG}; shorten it.`,
    );
  }
  const takesUser = FORMATS[rules.format].columns.some(({ field }) => field === 'assignedUser');
  if (takesUser && values.assignedUser !== '' && !USER_PRINCIPAL_NAME.test(values.assignedUser)) {
    add(
      'USER_SHAPE',
      'assignedUser',
      `“${shorten(values.assignedUser)}” is no user principal name, and a wrong user can make the device inaccessible; write it like hana@contoso.com or leave it blank.`,
    );
  }
  if (takesHash) judgeRowHash(values, hash, add);
  noteAcrossRows(line, values, takesHash ? hash : NO_HASH, memory, add);

  findings.sort(inFindingOrder);
  return { values, findings, state: stateOf(findings), isDevice: hash.verdict !== 'empty' || namesDevice(values) };
}

/** What can become of a row with these findings. */
export function stateOf(findings: readonly Pick<RowFinding, 'severity' | 'fix'>[]): RowState {
  const errors = findings.filter(({ severity, fix }) => severity === 'error' && fix !== 'automatic');
  if (errors.length > 0) return errors.every(({ fix }) => fix === 'proposal') ? 'needs-person' : 'unusable';
  return findings.some(({ fix }) => fix === 'automatic') ? 'repaired' : 'ready';
}

function namesDevice({ serial, productId, manufacturer, model }: RowValues): boolean {
  return serial !== '' || productId !== '' || manufacturer !== '' || model !== '';
}
