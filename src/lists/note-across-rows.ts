import { serialKey } from '../domain/device.ts';
import type { AddFinding, FindingMore } from './add-finding.ts';
import { isScientific } from './compare-row-with-hash.ts';
import type { RowValues } from './device-row.ts';
import type { ListHash } from './list-hash.ts';
import type { ListMemory, SharedFinding } from './list-memory.ts';
import { isPlaceholder } from './placeholders.ts';
import { shorten } from './shorten.ts';

/** Tells the memory of a row, and finds what it shares with earlier ones. */
export function noteAcrossRows(
  line: number,
  values: RowValues,
  hash: ListHash,
  memory: ListMemory,
  add: AddFinding,
): void {
  const { serial, manufacturer, model } = values;
  if (serial !== '' && !isPlaceholder(serial) && !isScientific(serial)) {
    const isTuple = hash.verdict === 'empty' && manufacturer !== '' && model !== '';
    const maker = isTuple ? [manufacturer, model].map(serialKey).join('|') : null;
    const earlier = memory.noteSerial(serialKey(serial), maker, line);
    if (earlier !== null) {
      add(
        'SERIAL_DUPLICATE',
        'serial',
        `“${shorten(serial)}” stands on line ${earlier} already, so it is not clear which row is meant; delete one of them.`,
      );
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
