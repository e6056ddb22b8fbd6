import { cleanValue } from './clean-value.ts';
import type { Field } from './formats.ts';
import { FIELD_OF_NAME as FORM_NAMES } from './header-names.ts';

/** What a column of an inventory can say: a list's fields, and the order with which the device was bought. */
export type InventoryField = Field | 'order';

/**
 * Names beside those of the known forms under which inventories, ConfigMgr reports and delivery lists of makers keep the
 * same few facts, as letters and digits alone: `S/N`, `Serial No.` and `serial-no` are one name. A file for Microsoft
 * must have the exact names; a file that we only read may have any of these.
 */
const MORE_NAMES: Readonly<Record<InventoryField, readonly string[]>> = {
  serial: [
    'deviceserial',
    'serialnumbers',
    'serial',
    'serialno',
    'serialnr',
    'serialnum',
    'sn',
    'servicetag',
    'computerserialnumber',
    'systemserialnumber',
    'chassisserialnumber',
    'biosserialnumber',
    'productserialnumber',
    'equipmentserialnumber',
    'unitserialnumber',
    'seriennummer',
    'seriennr',
    'serienummer',
    'numérodesérie',
    'numerodeserie',
    'númerodeserie',
    'numerodiserie',
  ],
  productId: ['productkeyid', 'pkid', 'windowspkid', 'oempkid', 'microsoftpkid', 'productid'],
  hash: [
    'hardwareid',
    'hardwareidentifier',
    'devicehardwaredata',
    'devicehash',
    'autopilothash',
    'autopilothardwarehash',
    '4khash',
    '4khh',
    '4khardwarehash',
    'hash',
  ],
  manufacturer: ['devicemanufacturer', 'oemname', 'oem', 'maker', 'make', 'vendor', 'brand', 'hersteller'],
  model: ['modelnumber', 'productname', 'machinetype', 'machinetypemodel', 'mtm', 'modell'],
  groupTag: ['tag'],
  assignedUser: ['userprincipalname', 'upn'],
  order: [
    'order',
    'orderid',
    'orderno',
    'ordernr',
    'ordernumber',
    'purchaseorder',
    'purchaseorderno',
    'purchaseordernumber',
    'customerpo',
    'customerponumber',
    'customerorder',
    'customerordernumber',
    'po',
    'pono',
    'ponumber',
    'salesorder',
    'salesordernumber',
    'sonumber',
    'delivery',
    'deliverynote',
    'deliverynumber',
    'bestellung',
    'bestellnummer',
  ],
};

const FIELD_OF_NAME: ReadonlyMap<string, InventoryField> = new Map<string, InventoryField>([
  ...[...FORM_NAMES].map(([name, field]): [string, InventoryField] => [inventoryKey(name), field]),
  ...(Object.keys(MORE_NAMES) as InventoryField[]).flatMap((field) =>
    MORE_NAMES[field].map((name): [string, InventoryField] => [name, field]),
  ),
]);

/** The compared form of a column's name. */
export function inventoryKey(cell: string): string {
  return cleanValue(cell)
    .value.toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}

/** What a column of this name holds; null for one that an inventory does not read. */
export function inventoryField(cell: string): InventoryField | null {
  return FIELD_OF_NAME.get(inventoryKey(cell)) ?? null;
}

/** The columns of an inventory's header row; null for a row that names neither a serial number nor a hash. */
export function readInventoryHeader(cells: readonly string[]): (InventoryField | null)[] | null {
  const seen = new Set<InventoryField>();
  const columns = cells.map((cell) => {
    const field = inventoryField(cell);
    if (field === null || seen.has(field)) return null;
    seen.add(field);
    return field;
  });
  return seen.has('serial') || seen.has('hash') ? columns : null;
}
