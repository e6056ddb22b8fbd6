import { headerKey } from '../../src/lists/header-names.ts';

/** A file is read as each of them, because a foreign one says nothing of its own. */
const ENCODINGS = ['windows-1252', 'utf-8', 'utf-16le', 'utf-16be'];

/**
 * Serial numbers of written files that the original does not hold, in whatever encoding and with whatever invisible
 * characters, periods and blanks between; there must be none. For files that were written without proposals.
 */
export function inventedDevices(original: Buffer, outputs: readonly { readonly content: Buffer }[]): string[] {
  const texts = ENCODINGS.map((encoding) => bare(new TextDecoder(encoding).decode(original)));
  return outputs
    .flatMap(({ content }) => serialsOf(content.toString('latin1')))
    .filter((serial) => !texts.some((text) => text.includes(bare(serial))));
}

function bare(text: string): string {
  return text.replace(/[^!-~]|[."]/g, '');
}

function serialsOf(csv: string): string[] {
  const lines = csv.split('\r\n').filter((line) => line !== '');
  const hasHeader = headerKey(lines[0]?.split(',')[0] ?? '') === 'deviceserialnumber';
  const rows = hasHeader ? lines.slice(1) : lines;
  return rows.map((row) => row.split(',').at(hasHeader ? 0 : 2) ?? '');
}
