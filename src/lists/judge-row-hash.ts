import type { AddFinding, FindingMore } from './add-finding.ts';
import { compareRowWithHash, isScientific, serialInside } from './compare-row-with-hash.ts';
import type { RowValues, ValueChange } from './device-row.ts';
import { hashMessages } from './hash/hash-messages.ts';
import type { ListHash } from './list-hash.ts';
import { shorten } from './shorten.ts';

/** Finds what is wrong with the hash of a row, and where a whole one contradicts the row. */
export function judgeRowHash(values: RowValues, hash: ListHash, add: AddFinding): void {
  if (hash.verdict === 'empty') return;
  if (hash.codes.length > 0) {
    const text = hash.text();
    const messages = hashMessages(hash.codes, text, hash.facts, hash.changes);
    for (const [index, code] of hash.codes.entries()) {
      const mends =
        (code === 'HASH_BASE64_STRICT' || code === 'HASH_SIZE_NONSTANDARD') && hash.verdict === 'repairable';
      const changes: ValueChange[] = mends
        ? [
            {
              field: 'hash',
              from: `${shorten(text)} (${text.length} characters)`,
              to: `4,000 characters, proven by its checksum: ${hash.changes.join(', ')}`,
            },
          ]
        : [];
      add(code, 'hash', lowerFirst(messages[index] ?? ''), {
        fix: mends ? 'automatic' : 'none',
        changes,
      });
    }
  }
  if (hash.facts !== null) compare(values, hash, add);
}

function lowerFirst(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}

/** A stray quotation mark has its own finding; it does not make the serial number another one. */
function claimsOf(values: RowValues): RowValues {
  const { serial } = values;
  return !/[",]/.test(serial) || isScientific(serial) ? values : { ...values, serial: serial.replace(/[",]/g, '') };
}

function compare(values: RowValues, hash: ListHash, add: AddFinding): void {
  const facts = hash.facts;
  if (facts === null) return;
  const codes = compareRowWithHash(claimsOf(values), facts);
  if (codes.length === 0) return;
  const inside = serialInside(facts);
  const scientific = isScientific(values.serial);
  const proposal: FindingMore =
    inside === null
      ? {}
      : {
          fix: 'proposal',
          proposal: inside,
          changes: [{ field: 'serial', from: shorten(values.serial), to: shorten(inside) }],
        };
  const shown = shorten(inside ?? '');
  for (const code of codes) {
    switch (code) {
      case 'ROW_SERIAL_MISMATCH':
        if (!scientific)
          add(
            code,
            'serial',
            `the row says “${shorten(values.serial)}”, but its hardware hash was captured on “${shown}”, and Microsoft would register that device; find out which one is meant.`,
          );
        break;
      case 'ROW_SERIAL_SPREADSHEET':
        if (!scientific)
          add(
            code,
            'serial',
            `“${shorten(values.serial)}” lost digits in a spreadsheet; the hardware hash of this row says “${shown}”.`,
            proposal,
          );
        break;
      case 'ROW_SERIAL_FORMAT':
        add(
          code,
          'serial',
          `“${shorten(values.serial)}” is written as “${shown}” in the hardware hash; both mean the same device.`,
        );
        break;
      case 'ROW_SERIAL_BLANK':
        add(
          code,
          'serial',
          inside === null
            ? 'the serial number is blank, and the hardware hash holds none either; the device will be hard to find later.'
            : `the serial number is blank; the hardware hash says “${shown}”.`,
          proposal,
        );
        break;
      case 'ROW_MANUFACTURER_MISMATCH':
        add(
          code,
          'manufacturer',
          `the row says “${shorten(values.manufacturer)}”, its hardware hash “${shorten(facts.manufacturer ?? '')}”; check whether the hash belongs to this row.`,
        );
        break;
      case 'ROW_MODEL_MISMATCH':
        add(
          code,
          'model',
          `the row says “${shorten(values.model)}”, its hardware hash “${shorten(facts.model ?? '')}”; check whether the hash belongs to this row.`,
        );
        break;
      default:
        add(
          code,
          'productId',
          `the product key ID of the row (“${shorten(values.productId)}”) is not the one inside its hardware hash; check whether the hash belongs to this row.`,
        );
    }
  }
}
