import type { InventoryView } from '../flow/inventory-view.ts';
import type { HashSource, RequestView } from '../flow/request-view.ts';
import { cardTime } from './card-time.ts';
import { number } from './count-words.ts';
import type { Detail } from './detail.ts';
import { markdownText } from './markdown-text.ts';

/** More lists than this are counted, not named. */
const MOST_FILES = 3;

/** "from the inventory: contoso-delivery.csv (38, captured 12/11/2026)"; null where none of the hashes is. */
export function hashSourceLine({ hashSources }: Pick<RequestView, 'hashSources'>, detail: Detail): string | null {
  if (hashSources.length === 0) return null;
  const shown = hashSources.slice(0, MOST_FILES).map((source) => sourceWords(source, detail));
  const left = hashSources.length - shown.length;
  return `from the inventory: ${shown.join('; ')}${left === 0 ? '' : ` and ${number(left)} more lists`}`;
}

function sourceWords({ file, devices, capturedFrom, capturedTo }: HashSource, detail: Detail): string {
  const when =
    capturedFrom === null || capturedTo === null
      ? ''
      : capturedFrom.slice(0, 10) === capturedTo.slice(0, 10)
        ? `, captured ${cardDay(capturedTo)}`
        : `, captured ${cardDay(capturedFrom)} to ${cardDay(capturedTo)}`;
  return `${markdownText(file, detail.name)} (${number(devices)}${when})`;
}

/** Devices whose sources contradict each other; null where there is none. */
export function contradictedLine({ contradicted }: Pick<RequestView, 'contradicted'>, detail: Detail): string | null {
  if (contradicted.length === 0) return null;
  const shown = contradicted.slice(0, detail.rows).map((serial) => markdownText(serial, detail.name));
  const left = contradicted.length - shown.length;
  return `sources contradict each other for ${shown.join(', ')}${left === 0 ? '' : ` and ${number(left)} more`}; ask for the status of the device`;
}

/** What the inventory knows of a device, on the device's own card. */
export function inventoryLine(inventory: InventoryView, detail: Detail): string {
  const { source, capturedAt, hash, hashSentence, contradictions } = inventory;
  const from = source === null ? '' : markdownText(source, detail.name);
  const when = capturedAt === null ? '' : `, captured ${cardTime(capturedAt)}`;
  const state = hash === 'kept' ? '' : `. ${markdownText(hashSentence, detail.sentence)}`;
  const against = contradictions.length === 0 ? '' : '. Its sources contradict each other';
  return `${from}${when}${state}${against}`;
}

/** The day alone, in the reader's own way of writing. */
function cardDay(iso: string): string {
  return cardTime(iso).replace(/ \{\{TIME\(.*$/, '');
}
