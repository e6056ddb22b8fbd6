import type { Field } from './formats.ts';
import { headerKey } from './read-header.ts';

/** What a column of an inventory can say: a list's fields, and the order with which the device was bought. */
export type InventoryField = Field | 'order';

/**
 * Names under which inventories, ConfigMgr reports and delivery lists of makers keep the same few facts, in the
 * compared form. A file for Microsoft must have the exact names; a file that we only read may have any of these.
 */
const NAMES: Readonly<Record<InventoryField, readonly string[]>> = {
  serial: [
    'device serial number',
    'serial number',
    'serialnumber',
    'serial',
    'serial no',
    'serial no.',
    'serial #',
    's/n',
    'sn',
    'service tag',
    'device serial',
    'bios serial number',
  ],
  productId: [
    'windows product id',
    'product key id',
    'productkeyid',
    'product key',
    'productkey',
    'pkid',
    'product id',
  ],
  hash: [
    'hardware hash',
    'hardwarehash',
    'hardware id',
    'hardwareidentifier',
    'hardware identifier',
    'device hardware data',
    'devicehardwaredata',
    'device hash',
    'autopilot hash',
    '4k hash',
    '4khh',
    'hash',
  ],
  manufacturer: ['manufacturer name', 'manufacturer', 'oemmanufacturername', 'oem', 'maker', 'make', 'vendor', 'brand'],
  model: ['device model', 'model', 'modelname', 'model name', 'product name', 'machine type', 'mtm'],
  groupTag: ['group tag', 'grouptag', 'tag', 'order id', 'orderid'],
  assignedUser: ['assigned user', 'user principal name', 'userprincipalname', 'upn'],
  order: [
    'order',
    'order number',
    'order no',
    'order no.',
    'purchase order',
    'purchase order number',
    'po',
    'po number',
    'sales order',
    'sales order number',
    'delivery',
    'delivery note',
  ],
};

const FIELD_OF_NAME: ReadonlyMap<string, InventoryField> = new Map(
  (Object.keys(NAMES) as InventoryField[]).flatMap((field) => NAMES[field].map((name) => [name, field])),
);

/** The columns of an inventory's header row; null for a row that names neither a serial number nor a hash. */
export function readInventoryHeader(cells: readonly string[]): (InventoryField | null)[] | null {
  const seen = new Set<InventoryField>();
  const columns = cells.map((cell) => {
    const field = FIELD_OF_NAME.get(headerKey(cell)) ?? null;
    if (field === null || seen.has(field)) return null;
    seen.add(field);
    return field;
  });
  return seen.has('serial') || seen.has('hash') ? columns : null;
}
