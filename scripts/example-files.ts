import {
  buildHardwareHash,
  EXAMPLE_MAKER,
  EXAMPLE_MODEL,
  type InventedDevice,
  productKeyIdOf,
} from '../test/support/hardware-hash-builder.ts';

const INTUNE = 'Device Serial Number,Windows Product ID,Hardware Hash,Group Tag';
const INTUNE_USER = `${INTUNE},Assigned User`;
const PARTNER = 'Device Serial Number,Windows Product ID,Hardware Hash,Manufacturer name,Device model';

/** Every list under `examples/`, by its path there; all devices are invented, and the same each time. */
export function exampleFiles(): ReadonlyMap<string, Buffer> {
  return new Map([
    ['contoso-40.csv', crlf(INTUNE, ...kiosks().map(({ serial, hash }) => `${serial},,${hash},KIOSK`))],
    ['inventory-40.csv', crlf(PARTNER, ...kiosks().map(inventoryRow))],
    ['contoso-40.txt', Buffer.from(`${contosoMessage()}\n`)],
    ['fabrikam-5.csv', crlf(PARTNER, ...tuples('FB5LAPTOP', 5, 'Example Book 14 G1'))],
    ['northwind-3.csv', crlf(PARTNER, ...tuples('NW7TABLET', 3, 'Example Tablet 11'))],
    ['adatum-5.csv', crlf(INTUNE, ...units('AD2DESK', 5, 40).map(({ serial, hash }) => `${serial},,${hash},OFFICE`))],
    ...brokenFiles(),
  ]);
}

interface Unit {
  readonly serial: string;
  readonly hash: string;
}

function units(prefix: string, count: number, firstNumber: number, changes: Partial<InventedDevice> = {}): Unit[] {
  return Array.from({ length: count }, (_, index) => {
    const serial = `${prefix}${String(index + 1).padStart(2, '0')}`;
    return { serial, hash: buildHardwareHash({ serial, number: firstNumber + index, ...changes }) };
  });
}

/** The forty of the main story: one hash lost its padding, one lost a character inside; the rest is whole. */
function kiosks(): Unit[] {
  return units('PF4KIOSK', 40, 0).map(({ serial, hash }) => {
    if (serial === 'PF4KIOSK17') return { serial, hash: hash.slice(0, 3994) };
    if (serial === 'PF4KIOSK40') return { serial, hash: withOneCharacterChanged(hash) };
    return { serial, hash };
  });
}

function inventoryRow({ serial, hash }: Unit): string {
  return `${serial},${productKeyIdOf(serial)},${hash},${EXAMPLE_MAKER},${EXAMPLE_MODEL}`;
}

function contosoMessage(): string {
  const serials = kiosks().map(({ serial }) => serial);
  return ['@Preflight register these 40 serials to Contoso with tag KIOSK', ...serials].join('\n');
}

function tuples(prefix: string, count: number, model: string): string[] {
  return units(prefix, count, 50).map(({ serial }) => `${serial},,,${EXAMPLE_MAKER},${model}`);
}

/** Lists that are each wrong in one way that people meet. */
function brokenFiles(): [string, Buffer][] {
  const rows = units('PF9TEST', 3, 60).map(({ serial, hash }) => `${serial},,${hash},KIOSK`);
  const [one, two, three] = units('PF9TEST', 3, 60) as [Unit, Unit, Unit];
  const long = buildHardwareHash({ serial: '123456789012345', number: 70 });
  const zeros = buildHardwareHash({ serial: '0001234567', number: 71 });
  const plain = crlf(INTUNE, ...rows).toString();
  const broken: [string, Buffer][] = [
    ['utf-16', Buffer.from(`\ufeff${plain}`, 'utf16le')],
    ['byte-order-mark', Buffer.from(`\ufeff${plain}`)],
    ['semicolons', Buffer.from(plain.replaceAll(',', ';'))],
    ['quotes', Buffer.from(`#TYPE System.Management.Automation.PSCustomObject\r\n${quoted(plain)}`)],
    ['no-header', crlf(...rows)],
    ['header-capitals', Buffer.from(plain.replace(INTUNE, INTUNE.toLowerCase()))],
    [
      'header-translated',
      Buffer.from(plain.replace(INTUNE, 'Enhetens serienummer,Windows-produkt-ID,Maskinvaru-hash,Grupptagg')),
    ],
    [
      'user-before-tag',
      crlf(INTUNE.replace('Group Tag', 'Assigned User,Group Tag'), `${one.serial},,${one.hash},hana@contoso.com,KIOSK`),
    ],
    ['no-user', crlf(INTUNE_USER, `${one.serial},,${one.hash},KIOSK,Hana Novak`)],
    ['excel-serials', crlf(INTUNE, `1.23457E+14,,${long},KIOSK`, `1234567,,${zeros},KIOSK`)],
    [
      'hidden-characters',
      crlf(INTUNE, `\u200b${one.serial},,${one.hash},KIOSK\u00a0`, `${two.serial} ,,${two.hash}, KIOSK`),
    ],
    [
      'swapped-hashes',
      crlf(INTUNE, `${one.serial},,${two.hash},KIOSK`, `${two.serial},,${one.hash},KIOSK`, rows[2] ?? ''),
    ],
    ['duplicates', crlf(INTUNE, ...rows, rows[0] ?? '', `${two.serial},,${two.hash.slice(0, 3998)},KIOSK`)],
    [
      'captured-twice',
      crlf(
        INTUNE,
        ...rows,
        `${one.serial},,${buildHardwareHash({ serial: one.serial, number: 60, capturedAt: '2026-09-01T10:00:00Z' })},KIOSK`,
      ),
    ],
    [
      'damaged-hashes',
      crlf(
        INTUNE,
        `${one.serial},,${one.hash.slice(0, 255)},KIOSK`,
        `${two.serial},,${two.hash.toLowerCase()},KIOSK`,
        `${three.serial},,${withOneCharacterChanged(three.hash)},KIOSK`,
      ),
    ],
    [
      'repairable-hashes',
      crlf(
        INTUNE,
        `${one.serial},,"${one.hash.replace(/.{76}/g, '$&\r\n')}",KIOSK`,
        `${two.serial},,${two.hash.replaceAll('+', '-').replaceAll('/', '_')},KIOSK`,
        `${three.serial},,${three.hash.slice(0, 2000)},KIOSK`,
      ),
    ],
    [
      'comma-in-model',
      crlf(
        PARTNER,
        'PF9SURF01,,,Microsoft Corporation,"Microsoft Surface Laptop, 7th Edition"',
        'PF9SURF02,,,Microsoft Corporation,Surface Laptop 5',
      ),
    ],
    [
      'two-tags',
      crlf(INTUNE, rows[0] ?? '', `${two.serial},,${two.hash},Kiosk`, `${three.serial},,${three.hash},OFFICE`),
    ],
    ['three-columns', crlf(`${EXAMPLE_MAKER},Example Book 14 G1,PF9TEST01`)],
  ];
  return broken.map(([name, bytes]) => [`broken/${name}.csv`, bytes]);
}

function quoted(text: string): string {
  return text.replace(/[^,\r\n]+/g, '"$&"').replaceAll(',,', ',"",');
}

/** Changes one character in the middle of what the checksum covers. */
function withOneCharacterChanged(hash: string): string {
  const at = 700;
  return `${hash.slice(0, at)}${hash[at] === 'q' ? 'r' : 'q'}${hash.slice(at + 1)}`;
}

function crlf(...lines: readonly string[]): Buffer {
  return Buffer.from(lines.map((line) => `${line}\r\n`).join(''));
}
