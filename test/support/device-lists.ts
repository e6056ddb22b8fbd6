import { type CheckReport, checkList } from '../../src/lists/check-list.ts';
import { type FixResult, fixList } from '../../src/lists/fix-list.ts';
import type { ListChannel } from '../../src/lists/formats.ts';
import type { FixOptions } from '../../src/lists/judge-for-fix.ts';
import { buildHardwareHash, type InventedDevice } from './hardware-hash-builder.ts';

export const INTUNE_3 = 'Device Serial Number,Windows Product ID,Hardware Hash';
export const INTUNE_4 = `${INTUNE_3},Group Tag`;
export const INTUNE_5 = `${INTUNE_4},Assigned User`;
export const PARTNER = `${INTUNE_3},Manufacturer name,Device model`;

/** The hash of the n-th invented device (serial PF000001 and so on), or of one that is told. */
export function hashOf(number: number, device: Partial<InventedDevice> = {}): string {
  return buildHardwareHash({ serial: serialOf(number), number, ...device });
}

export function serialOf(number: number): string {
  return `PF${String(number).padStart(6, '0')}`;
}

/** Good rows for Intune, from number 1 on, with what follows the hash. */
export function intuneRows(count: number, rest = ',KIOSK'): string[] {
  return Array.from({ length: count }, (_, index) => `${serialOf(index + 1)},,${hashOf(index + 1)}${rest}`);
}

export function crlf(...lines: readonly string[]): Buffer {
  return Buffer.from(lines.map((line) => `${line}\r\n`).join(''), 'utf8');
}

export function check(bytes: Uint8Array | string, channel: ListChannel | null = null): Promise<CheckReport> {
  return checkList(typeof bytes === 'string' ? Buffer.from(bytes) : bytes, { fileName: 'list.csv', channel });
}

export function fix(bytes: Uint8Array | string, options: Partial<FixOptions> = {}): Promise<FixResult> {
  return fixList(typeof bytes === 'string' ? Buffer.from(bytes) : bytes, { fileName: 'list.csv', ...options });
}

/** `CODE` of the file, `CODE@line` of a row. */
export function codesOf(findings: readonly { readonly code: string; readonly line: number | null }[]): string[] {
  return findings.map(({ code, line }) => (line === null ? code : `${code}@${line}`));
}
