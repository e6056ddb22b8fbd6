import { cleanValue } from './clean-value.ts';
import type { Field } from './formats.ts';

/** What a column of an inventory can say: a list's fields, and the order with which the device was bought. */
export type InventoryField = Field | 'order';

/**
 * Names under which inventories, ConfigMgr reports and delivery lists of makers keep the same few facts, as letters and
 * digits alone: `S/N`, `Serial No.` and `serial-no` are one name. A file for Microsoft must have the exact names; a file
 * that we only read may have any of these.
 */
const NAMES: Readonly<Record<InventoryField, readonly string[]>> = {
  serial: [
    'deviceserialnumber',
    'deviceserial',
    'serialnumber',
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
  productId: [
    'windowsproductid',
    'productkeyid',
    'productkey',
    'pkid',
    'windowspkid',
    'oempkid',
    'microsoftpkid',
    'productid',
  ],
  hash: [
    'hardwarehash',
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
  manufacturer: [
    'manufacturername',
    'devicemanufacturer',
    'manufacturer',
    'oemmanufacturername',
    'oemname',
    'oem',
    'maker',
    'make',
    'vendor',
    'brand',
    'hersteller',
  ],
  model: [
    'devicemodel',
    'model',
    'modelname',
    'modelnumber',
    'productname',
    'machinetype',
    'machinetypemodel',
    'mtm',
    'modell',
  ],
  groupTag: ['grouptag', 'tag'],
  assignedUser: ['assigneduser', 'userprincipalname', 'upn'],
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

const FIELD_OF_NAME: ReadonlyMap<string, InventoryField> = new Map(
  (Object.keys(NAMES) as InventoryField[]).flatMap((field) => NAMES[field].map((name) => [name, field])),
);

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
