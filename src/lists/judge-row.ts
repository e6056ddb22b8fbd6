import { serialKey } from '../domain/device.ts';
import type { Fix } from '../domain/finding.ts';
import { type CleanValue, cleanValue } from './clean-value.ts';
import { CODE_ORDER, type FindingCode, severityOf } from './codes.ts';
import { compareRowWithHash, couldBecome, isScientific, serialInside } from './compare-row-with-hash.ts';
import type { RowFinding, RowState, RowValues, TextField, ValueChange } from './device-row.ts';
import { type ChannelRules, COLUMN_NAMES, type Field, FIELDS, FORMATS } from './formats.ts';
import { hashMessage } from './hash/hash-messages.ts';
import { type ListHash, NO_HASH } from './list-hash.ts';
import type { ListMemory, SharedFinding } from './list-memory.ts';
import { isPlaceholder } from './placeholders.ts';
import { shorten } from './shorten.ts';

export const TEXT_FIELDS: readonly TextField[] = FIELDS.filter((field) => field !== 'hash');

/** The cells of a row as they stand in the file; absent columns are ''. */
export type RawCells = Readonly<Record<TextField, string>>;

export interface JudgedRow {
  readonly values: RowValues;
  readonly findings: readonly RowFinding[];
  readonly state: RowState;
  /** False for a row that names no device at all, only a tag or a user. */
  readonly isDevice: boolean;
}

const LONGEST_TAG = 128;
const USER_PRINCIPAL_NAME = /^[^\s@,;"]+@[^\s@,;"]+\.[^\s@,;".]+$/;
const PRODUCT_KEY_ID = /^\d{13}$/;

/** Everything that is wrong with one row for one channel. `memory` is told of the row, so rows come in their order. */
export function judgeRow(
  line: number,
  cells: RawCells,
  hash: ListHash,
  rules: ChannelRules,
  memory: ListMemory,
): JudgedRow {
  const findings: RowFinding[] = [];
  const add: AddFinding = (code, field, message, more = {}) => {
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

  const takesHash = rules.format !== 'corporate-identifiers';
  const values = cleanCells(cells, hash, rules, add);
  if (rules.format === 'corporate-identifiers' && values.serial.includes('.')) {
    const bare = values.serial.replaceAll('.', '');
    add('IDENTIFIER_PERIOD', 'serial', `corporate identifiers take no period in a serial number, so “${shorten(values.serial)}” is written as “${shorten(bare)}”.`, {
      fix: 'automatic',
      changes: [{ field: 'serial', from: shorten(values.serial), to: shorten(bare) }],
    });
    values.serial = bare;
  }

  judgeSerial(values, hash, add);
  judgeIdentity(values, hash, rules, add);
  if (rules.groupTag !== 'none' && values.groupTag.length > LONGEST_TAG) {
    add('TAG_LENGTH', 'groupTag', `the group tag has ${values.groupTag.length} characters and Microsoft takes ${LONGEST_TAG}; shorten it.`);
  }
  const takesUser = FORMATS[rules.format].columns.some(({ field }) => field === 'assignedUser');
  if (takesUser && values.assignedUser !== '' && !USER_PRINCIPAL_NAME.test(values.assignedUser)) {
    add('USER_SHAPE', 'assignedUser', `“${shorten(values.assignedUser)}” is no user principal name, and a wrong user can make the device inaccessible; write it like hana@contoso.com or leave it blank.`);
  }
  if (takesHash) judgeHashOfRow(values, hash, add);
  noteAcrossRows(line, values, takesHash ? hash : NO_HASH, memory, add);

  findings.sort(byColumnThenCode);
  return { values, findings, state: stateOf(findings), isDevice: hash.verdict !== 'empty' || namesDevice(values) };
}

interface FindingMore {
  readonly fix?: Fix;
  readonly proposal?: string | null;
  readonly changes?: readonly ValueChange[];
  readonly leaveOut?: number | null;
}

type AddFinding = (code: FindingCode, field: Field | null, message: string, more?: FindingMore) => void;

type MutableValues = { -readonly [Name in keyof RowValues]: string };

const FIELD_ORDER: ReadonlyMap<string, number> = new Map(FIELDS.map((field, index) => [COLUMN_NAMES[field], index]));

function byColumnThenCode(one: RowFinding, other: RowFinding): number {
  const columnOf = (finding: RowFinding) => (finding.column === null ? -1 : (FIELD_ORDER.get(finding.column) ?? 99));
  return (
    columnOf(one) - columnOf(other) || (CODE_ORDER.get(one.code) ?? 0) - (CODE_ORDER.get(other.code) ?? 0)
  );
}

/** What can become of a row with these findings. */
export function stateOf(findings: readonly RowFinding[]): RowState {
  const errors = findings.filter(({ severity, fix }) => severity === 'error' && fix !== 'automatic');
  if (errors.length > 0) return errors.every(({ fix }) => fix === 'proposal') ? 'needs-person' : 'unusable';
  return findings.some(({ fix }) => fix === 'automatic') ? 'repaired' : 'ready';
}

function namesDevice({ serial, productId, manufacturer, model }: RowValues): boolean {
  return serial !== '' || productId !== '' || manufacturer !== '' || model !== '';
}

/** The values that the channel writes or uses, cleaned, with a finding for each kind of dirt. */
function cleanCells(cells: RawCells, hash: ListHash, rules: ChannelRules, add: AddFinding): MutableValues {
  const values: MutableValues = { serial: '', productId: '', manufacturer: '', model: '', groupTag: '', assignedUser: '' };
  const dirt: Record<'hidden' | 'blanks' | 'comma' | 'notAnsi', { field: Field; raw: string; clean: CleanValue }[]> = {
    hidden: [],
    blanks: [],
    comma: [],
    notAnsi: [],
  };
  const note = (field: Field, raw: string, clean: CleanValue) => {
    if (!isUsed(field, rules)) return;
    if (clean.hidden) dirt.hidden.push({ field, raw, clean });
    if (clean.blanks) dirt.blanks.push({ field, raw, clean });
    if (field === 'hash') return;
    if (clean.comma && !(field === 'serial' && isScientific(clean.value))) dirt.comma.push({ field, raw, clean });
    if (clean.notAnsi) dirt.notAnsi.push({ field, raw, clean });
  };
  for (const field of TEXT_FIELDS) {
    const raw = cells[field];
    if (raw === '') continue;
    const clean = cleanValue(raw);
    values[field] = clean.value;
    if (clean.hidden || clean.blanks || clean.comma || clean.notAnsi) note(field, raw, clean);
  }
  if (hash.verdict !== 'empty' && hash.verdict !== 'ok') {
    const raw = hash.text();
    note('hash', raw, { ...cleanValue(raw), blanks: /^[ \t]|[ \t]$/.test(raw) });
  }

  const hidden = dirt.hidden[0];
  if (hidden !== undefined) {
    add('VALUE_HIDDEN', hidden.field, `there are invisible characters in “${shorten(hidden.raw)}”, for which Microsoft would not recognise the value; they are removed.`, {
      fix: 'automatic',
      changes: dirt.hidden.map(changeOf),
    });
  }
  const blanks = dirt.blanks[0];
  if (blanks !== undefined) {
    add('VALUE_BLANKS', blanks.field, `there are blanks round “${shorten(blanks.clean.value)}”, which Microsoft names as a cause of failed registration; they are removed.`, {
      fix: 'automatic',
      changes: dirt.blanks.map(changeOf),
    });
  }
  const comma = dirt.comma[0];
  if (comma !== undefined) {
    add('VALUE_COMMA', comma.field, `“${shorten(comma.clean.value)}” holds a comma, a quotation mark or a line break, which no CSV upload of Microsoft can carry; correct the value, or register this device by its hardware hash or through an API.`);
  }
  const notAnsi = dirt.notAnsi[0];
  if (notAnsi !== undefined) {
    add('VALUE_NOT_ANSI', notAnsi.field, `“${shorten(notAnsi.clean.value)}” holds a character that Microsoft’s plain text files cannot carry; write it with plain letters, digits and signs.`);
  }
  return values;
}

function changeOf({ field, raw, clean }: { field: Field; raw: string; clean: CleanValue }): ValueChange {
  return { field, from: shorten(raw), to: shorten(clean.value) };
}

function isUsed(field: Field, rules: ChannelRules): boolean {
  if (field === 'groupTag') return rules.groupTag !== 'none';
  return FORMATS[rules.format].columns.some((column) => column.field === field);
}

function judgeSerial({ serial }: RowValues, hash: ListHash, add: AddFinding): void {
  if (serial === '') return;
  if (isPlaceholder(serial)) {
    add('SERIAL_PLACEHOLDER', 'serial', `“${shorten(serial)}” is what firmware writes where the maker filled in no serial number; take the true one from the label.`);
  }
  if (!isScientific(serial)) return;
  const inside = serialInside(hash.facts);
  if (inside === null) {
    add('SERIAL_SCIENTIFIC', 'serial', `“${shorten(serial)}” is what a spreadsheet makes of a long serial number, and digits are lost; take the true one from the source and do not edit the list in Excel.`);
    return;
  }
  const fits = couldBecome(serial, inside);
  add(
    'SERIAL_SCIENTIFIC',
    'serial',
    `“${shorten(serial)}” is what a spreadsheet makes of a long serial number; the hardware hash of this row says “${shorten(inside)}”${fits ? '' : ', which does not look like the same number, so compare it with the label before you accept it'}.`,
    { fix: 'proposal', proposal: inside, changes: [{ field: 'serial', from: shorten(serial), to: shorten(inside) }] },
  );
}

function judgeIdentity(values: RowValues, hash: ListHash, rules: ChannelRules, add: AddFinding): void {
  const { serial, productId, manufacturer, model } = values;
  const hasHash = hash.verdict !== 'empty';
  const hasTuple = serial !== '' && manufacturer !== '' && model !== '';
  const takes = (identity: ChannelRules['identities'][number]) => rules.identities.includes(identity);
  const byHash = hasHash && takes('hash');
  const byKey = productId !== '' && takes('product-key-id');
  if (byHash || (hasTuple && takes('tuple'))) return;
  if (byKey) {
    if (!PRODUCT_KEY_ID.test(productId)) {
      add('PKID_SHAPE', 'productId', `“${shorten(productId)}” does not have the 13 digits of a product key ID; compare it with the label on the box.`);
    }
    return;
  }
  if (serial === '' && productId === '' && !hasHash) {
    add('SERIAL_MISSING', 'serial', 'there is no serial number, and nothing else that identifies the device; add it or delete the row.');
    return;
  }
  if (takes('tuple') && serial !== '' && (manufacturer === '') !== (model === '')) {
    const missing = manufacturer === '' ? 'manufacturer' : 'model';
    add(
      missing === 'manufacturer' ? 'MANUFACTURER_MISSING' : 'MODEL_MISSING',
      missing,
      `serial number “${shorten(serial)}” needs manufacturer and model to identify the device, and the ${missing} is blank; add it exactly as the device reports it.`,
    );
    return;
  }
  add('IDENTITY_INSUFFICIENT', null, `what the row says of ${serial === '' ? 'the device' : `“${shorten(serial)}”`} is not enough for ${rules.title}, which takes ${identitiesInWords(rules)}.`);
  if (!hasHash && rules.identities.join() === 'hash') {
    add('HASH_EMPTY', 'hash', 'the hardware hash is blank; capture it on the device, or take it from the inventory.');
  }
}

const IDENTITY_WORDS: Readonly<Record<ChannelRules['identities'][number], string>> = {
  hash: 'a hardware hash',
  'product-key-id': 'a product key ID',
  tuple: 'serial number with manufacturer and model',
};

function identitiesInWords(rules: ChannelRules): string {
  return rules.identities.map((identity) => IDENTITY_WORDS[identity]).join(' or ');
}

function judgeHashOfRow(values: RowValues, hash: ListHash, add: AddFinding): void {
  if (hash.verdict === 'empty') return;
  if (hash.codes.length > 0) {
    const text = hash.text();
    for (const code of hash.codes) {
      const mends = (code === 'HASH_BASE64_STRICT' || code === 'HASH_SIZE_NONSTANDARD') && hash.verdict === 'repairable';
      const changes: ValueChange[] = mends
        ? [{ field: 'hash', from: `${shorten(text)} (${text.length} characters)`, to: `4,000 characters, proven by its checksum: ${hash.changes.join(', ')}` }]
        : [];
      add(code, 'hash', lowerFirst(hashMessage(code, text, hash.facts, hash.changes)), { fix: mends ? 'automatic' : 'none', changes });
    }
  }
  if (hash.facts !== null) compare(values, hash, add);
}

function lowerFirst(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}

function compare(values: RowValues, hash: ListHash, add: AddFinding): void {
  const facts = hash.facts;
  if (facts === null) return;
  const inside = serialInside(facts);
  const scientific = isScientific(values.serial);
  const proposal: FindingMore =
    inside === null
      ? {}
      : { fix: 'proposal', proposal: inside, changes: [{ field: 'serial', from: shorten(values.serial), to: shorten(inside) }] };
  const shown = shorten(inside ?? '');
  // A stray quotation mark has its own finding; it does not make the serial number another one.
  const claims = { ...values, serial: values.serial.replace(/[",]/g, scientific ? '$&' : '') };
  for (const code of compareRowWithHash(claims, facts)) {
    switch (code) {
      case 'ROW_SERIAL_MISMATCH':
        if (!scientific) add(code, 'serial', `the row says “${shorten(values.serial)}”, but its hardware hash was captured on “${shown}”, and Microsoft would register that device; find out which one is meant.`);
        break;
      case 'ROW_SERIAL_SPREADSHEET':
        if (!scientific) add(code, 'serial', `“${shorten(values.serial)}” lost digits in a spreadsheet; the hardware hash of this row says “${shown}”.`, proposal);
        break;
      case 'ROW_SERIAL_FORMAT':
        add(code, 'serial', `“${shorten(values.serial)}” is written as “${shown}” in the hardware hash; both mean the same device.`);
        break;
      case 'ROW_SERIAL_BLANK':
        add(code, 'serial', inside === null ? 'the serial number is blank, and the hardware hash holds none either; the device will be hard to find later.' : `the serial number is blank; the hardware hash says “${shown}”.`, proposal);
        break;
      case 'ROW_MANUFACTURER_MISMATCH':
        add(code, 'manufacturer', `the row says “${shorten(values.manufacturer)}”, its hardware hash “${shorten(facts.manufacturer ?? '')}”; check whether the hash belongs to this row.`);
        break;
      case 'ROW_MODEL_MISMATCH':
        add(code, 'model', `the row says “${shorten(values.model)}”, its hardware hash “${shorten(facts.model ?? '')}”; check whether the hash belongs to this row.`);
        break;
      default:
        add(code, 'productId', `the product key ID of the row (“${shorten(values.productId)}”) is not the one inside its hardware hash; check whether the hash belongs to this row.`);
    }
  }
}

function noteAcrossRows(line: number, values: RowValues, hash: ListHash, memory: ListMemory, add: AddFinding): void {
  const { serial, manufacturer, model } = values;
  if (serial !== '' && !isPlaceholder(serial) && !isScientific(serial)) {
    const isTuple = hash.verdict === 'empty' && values.productId === '' && manufacturer !== '' && model !== '';
    const key = isTuple ? [serial, manufacturer, model].map(serialKey).join('|') : serialKey(serial);
    const earlier = memory.noteSerial(key, line);
    if (earlier !== null) {
      add('SERIAL_DUPLICATE', 'serial', `“${shorten(serial)}” stands on line ${earlier} already, so it is not clear which row is meant; delete one of them.`);
    }
  }
  for (const shared of memory.noteHash(hash, serial, line)) {
    const more: FindingMore =
      shared.leaveOut === null
        ? {}
        : {
            fix: 'proposal',
            proposal: `keep line ${shared.leaveOut === line ? shared.earlier : line}, leave out line ${shared.leaveOut}`,
            leaveOut: shared.leaveOut,
          };
    add(shared.code, 'hash', sharedMessage(shared, line), more);
  }
}

function sharedMessage({ code, earlier, leaveOut, earlierIsOwner }: SharedFinding, line: number): string {
  switch (code) {
    case 'FILE_HASH_DUPLICATE':
      return `the same hardware hash stands on line ${earlier} already, and Microsoft takes only one of them (error 819); keep line ${earlier}.`;
    case 'FILE_ONE_HASH_TWO_SERIALS':
      return `the same hardware hash stands on line ${earlier} with another serial number; it ${earlierIsOwner ? `belongs to line ${earlier}` : 'does not belong to that line either'}, so capture the other device itself.`;
    case 'FILE_DEVICE_RECAPTURED':
      return `this device was captured on line ${earlier}, too, at another time; keep the newer capture (line ${leaveOut === line ? earlier : line}).`;
    case 'FILE_SERIAL_SHARED':
      return `line ${earlier} has the same manufacturer and serial number but another board, as after a repair or with a wrong label; capture the device as it is now.`;
    case 'FILE_UUID_SHARED':
      return `line ${earlier} has another serial number but the same device UUID, so Microsoft cannot tell the two apart; the maker has to give each its own.`;
    case 'FILE_EK_SHARED':
      return `line ${earlier} has another serial number but the same TPM, so both hashes come from one device or from a copied virtual machine; capture each device itself.`;
    default:
      return `line ${earlier} shows the same network adapter, probably a docking station that was used for both; nothing to do.`;
  }
}
