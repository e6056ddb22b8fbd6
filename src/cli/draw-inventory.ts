import { harmless } from './draw-card-text.ts';
import type { DeviceAnswer, ImportAnswer, RemovedAnswer } from './inventory-answers.ts';
import type { Terminal } from './terminal.ts';

/** Findings that are shown; `--json` has more. */
const MOST_SHOWN = 20;

/** What an import changed, then what a person should look at. */
export function drawImport(terminal: Terminal, answer: ImportAnswer): void {
  const out = (line: string): void => terminal.out(harmless(line));
  const { file, devices, added, changed, kept, hashes, leftOut, unreadColumns } = answer;
  out(`${file}: ${devices} devices, ${hashes} of them with a usable hash`);
  out(`  added ${added}, changed ${changed}, as before ${kept}, rows left out ${leftOut}`);
  if (unreadColumns.length > 0) out(`  columns not read: ${unreadColumns.join(', ')}`);
  for (const { severity, fix, message } of answer.findings.slice(0, MOST_SHOWN)) {
    out(`  ${fix === 'automatic' ? 'repaired' : severity}: ${message}`);
  }
  const more = answer.findingCount - Math.min(MOST_SHOWN, answer.findings.length);
  if (more > 0) out(`  and ${more} more; --json shows the first ${answer.findings.length}`);
  if (answer.contradictedCount === 0) return;
  const named = answer.contradicted.slice(0, MOST_SHOWN);
  const left = answer.contradictedCount - named.length;
  out(`  sources contradict each other for ${named.join(' ')}${left === 0 ? '' : ` and ${left} more`}`);
  out(`  see: preflight inventory find ${named[0] ?? 'SERIAL'}`);
}

/** Each device with what is known of it, what contradicts it, and how to settle that. */
export function drawInventory(terminal: Terminal, devices: readonly DeviceAnswer[]): void {
  for (const device of devices) drawDevice((line) => terminal.out(harmless(line)), device);
}

function drawDevice(out: (line: string) => void, device: DeviceAnswer): void {
  out(`${device.serial}  ${device.hashSentence}`);
  const facts = {
    manufacturer: device.manufacturer,
    model: device.model,
    PKID: device.productKeyId,
    order: device.order,
    source: device.source,
    captured: device.capturedAt,
    imported: device.importedAt,
    'hash kept until': device.hashKeptUntil,
  };
  for (const [name, value] of Object.entries(facts)) if (value !== null) out(`  ${name.padEnd(16)}${value}`);
  for (const sentence of device.contradictions) out(`  ! ${sentence}`);
  for (const { claim, source, capturedAt, manufacturer, model } of device.claims) {
    const what = [manufacturer, model, capturedAt === null ? null : `captured ${capturedAt}`]
      .filter(Boolean)
      .join(', ');
    const how = claim === null ? 'counts now' : `--claim ${claim}`;
    out(`  ${how.padEnd(26)}${source}: ${what}`);
  }
  if (device.claims.length > 0) out(`  settle: preflight inventory keep ${device.serial} [--claim …] --as an admin`);
}

export function drawRemoved(terminal: Terminal, devices: readonly RemovedAnswer[]): void {
  for (const { serial, removed, refused } of devices) {
    terminal.out(harmless(removed ? `${serial}  removed` : `${serial}  ${refused?.message ?? 'not removed'}`));
  }
}
