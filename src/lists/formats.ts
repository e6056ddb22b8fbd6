import type { ChannelName } from '../domain/channel.ts';

/** What a column of a device list can say, in the order in which findings of one line are told. */
export const FIELDS = ['serial', 'productId', 'hash', 'manufacturer', 'model', 'groupTag', 'assignedUser'] as const;

export type Field = (typeof FIELDS)[number];

/** Column names as Microsoft's portals write them; findings use them for every format. */
export const COLUMN_NAMES: Readonly<Record<Field, string>> = {
  serial: 'Device Serial Number',
  productId: 'Windows Product ID',
  hash: 'Hardware Hash',
  manufacturer: 'Manufacturer name',
  model: 'Device model',
  groupTag: 'Group Tag',
  assignedUser: 'Assigned User',
};

export const FORMAT_NAMES = [
  'intune',
  'partner-center',
  'm365',
  'corporate-identifiers',
  'cipp',
  'managed-desktop',
  'device-association',
  'unknown',
] as const;

export type FormatName = (typeof FORMAT_NAMES)[number];

export interface Column {
  readonly field: Field;
  readonly header: string;
}

/**
 * Column names by which a form is known: so many of them stand in the header. `isWhole`: and nothing else does.
 */
export interface HeaderSign {
  readonly of: readonly Field[];
  readonly atLeast: number;
  readonly isWhole?: boolean;
}

/** One form of file: detection, checking, writing and the documentation follow from it. */
export interface ListFormat {
  readonly title: string;
  /**
   * Exact names in the exact order. A format without header has the names that people write above it, by which it is
   * known and which fix leaves out.
   */
  readonly columns: readonly Column[];
  readonly hasHeader: boolean;
  readonly signs: readonly HeaderSign[];
  /** True for a form of Microsoft's, whose names are compared with capitals; others are only read. */
  readonly isMicrosofts: boolean;
  /** So many columns from the left must be there. */
  readonly requiredColumns: number;
  /** Columns that stand in the file without ever holding a value. */
  readonly alwaysBlank: readonly Field[];
  /** Required columns that fix must not write blank: without them no row can be used. */
  readonly mustBeFilled: readonly Field[];
}

const named = (...fields: readonly Field[]): Column[] =>
  fields.map((field) => ({ field, header: COLUMN_NAMES[field] }));

/**
 * Sources: Windows Autopilot manual registration (Intune), Partner Center "Add devices to a customer's account",
 * Microsoft 365 "Create and edit Autopilot devices", Intune "Add corporate identifiers"; CIPP and Managed Desktop are a
 * third-party and a retired form that are only read.
 */
export const FORMATS: Readonly<Record<Exclude<FormatName, 'device-association' | 'unknown'>, ListFormat>> = {
  intune: {
    title: 'Intune',
    columns: named('serial', 'productId', 'hash', 'groupTag', 'assignedUser'),
    hasHeader: true,
    signs: [{ of: ['groupTag', 'assignedUser'], atLeast: 1 }],
    isMicrosofts: true,
    requiredColumns: 3,
    mustBeFilled: ['hash'],
    alwaysBlank: [],
  },
  'partner-center': {
    title: 'Partner Center',
    columns: named('serial', 'productId', 'hash', 'manufacturer', 'model'),
    hasHeader: true,
    signs: [{ of: ['manufacturer', 'model'], atLeast: 1 }],
    isMicrosofts: true,
    requiredColumns: 5,
    mustBeFilled: [],
    alwaysBlank: [],
  },
  m365: {
    title: 'Microsoft 365 admin center',
    columns: named('serial', 'productId', 'hash'),
    hasHeader: true,
    signs: [],
    isMicrosofts: true,
    requiredColumns: 3,
    mustBeFilled: ['hash'],
    alwaysBlank: ['productId'],
  },
  cipp: {
    title: 'CIPP',
    columns: [
      { field: 'serial', header: 'SerialNumber' },
      { field: 'manufacturer', header: 'oemManufacturerName' },
      { field: 'model', header: 'modelName' },
      { field: 'productId', header: 'productKey' },
      { field: 'hash', header: 'hardwareHash' },
      { field: 'groupTag', header: 'groupTag' },
    ],
    hasHeader: true,
    signs: [
      { of: ['manufacturer'], atLeast: 1 },
      { of: ['serial', 'model', 'productId', 'hash', 'groupTag'], atLeast: 3 },
    ],
    isMicrosofts: false,
    requiredColumns: 6,
    mustBeFilled: [],
    alwaysBlank: [],
  },
  'managed-desktop': {
    title: 'Microsoft Managed Desktop',
    columns: [
      { field: 'manufacturer', header: 'Manufacturer' },
      { field: 'model', header: 'Model' },
      { field: 'serial', header: 'Serial Number' },
      { field: 'hash', header: 'Hardware Hash' },
    ],
    hasHeader: true,
    signs: [{ of: ['manufacturer', 'model', 'serial', 'hash'], atLeast: 4 }],
    isMicrosofts: false,
    requiredColumns: 4,
    mustBeFilled: ['hash'],
    alwaysBlank: [],
  },
  'corporate-identifiers': {
    title: 'corporate identifiers',
    columns: [
      { field: 'manufacturer', header: 'Manufacturer' },
      { field: 'model', header: 'Model' },
      { field: 'serial', header: 'Serial Number' },
    ],
    hasHeader: false,
    signs: [{ of: ['manufacturer', 'model', 'serial'], atLeast: 3, isWhole: true }],
    isMicrosofts: true,
    requiredColumns: 3,
    mustBeFilled: ['manufacturer', 'model', 'serial'],
    alwaysBlank: [],
  },
};

export type KnownFormat = keyof typeof FORMATS;

/** The fields of a form from the left, in the form's own order; `count` of them at most. */
export function fieldsOf(format: KnownFormat, count = Number.POSITIVE_INFINITY): Field[] {
  return FORMATS[format].columns.slice(0, count).map(({ field }) => field);
}

/** The header line of a form, as far as `count` columns. */
export function headerOf(format: KnownFormat, count = Number.POSITIVE_INFINITY): string {
  return FORMATS[format].columns
    .slice(0, count)
    .map(({ header }) => header)
    .join(',');
}

/** The channels that a list can be judged for; the last two name a file form of manual upload. */
export const LIST_CHANNELS = [
  'intune',
  'partner-center',
  'oem-direct',
  'manual-upload',
  'm365',
  'corporate-identifiers',
] as const satisfies readonly (ChannelName | 'm365' | 'corporate-identifiers')[];

export type ListChannel = (typeof LIST_CHANNELS)[number];

export type Identity = 'hash' | 'product-key-id' | 'tuple';

/** What a channel takes. */
export interface ChannelRules {
  readonly title: string;
  /** The form of file that fix writes for it. */
  readonly format: KnownFormat;
  readonly maxRows: number;
  readonly identities: readonly Identity[];
  /** Where the group tag goes: a column, one for the whole file, or nowhere. */
  readonly groupTag: 'column' | 'file' | 'none';
}

/** Limits and identities as in the platform table of "Windows Autopilot registration overview". */
const RULES: Readonly<Record<Exclude<ListChannel, 'manual-upload'>, ChannelRules>> = {
  intune: { title: 'Intune', format: 'intune', maxRows: 500, identities: ['hash'], groupTag: 'column' },
  'partner-center': {
    title: 'Partner Center',
    format: 'partner-center',
    maxRows: 1000,
    identities: ['hash', 'product-key-id', 'tuple'],
    groupTag: 'file',
  },
  'oem-direct': {
    title: 'the OEM',
    format: 'partner-center',
    maxRows: 1000,
    identities: ['product-key-id', 'tuple'],
    groupTag: 'file',
  },
  m365: {
    title: 'the Microsoft 365 admin center',
    format: 'm365',
    maxRows: 1000,
    identities: ['hash'],
    groupTag: 'none',
  },
  'corporate-identifiers': {
    title: 'the list of corporate identifiers',
    format: 'corporate-identifiers',
    maxRows: 5000,
    identities: ['tuple'],
    groupTag: 'none',
  },
};

/** The channel that a file of this format is for when nobody named one; null where it cannot be known. */
export function ownChannel(format: FormatName): Exclude<ListChannel, 'oem-direct' | 'manual-upload'> | null {
  switch (format) {
    case 'intune':
    case 'partner-center':
    case 'm365':
    case 'corporate-identifiers':
      return format;
    case 'cipp':
    case 'managed-desktop':
      return 'partner-center';
    default:
      return null;
  }
}

/** The rules of a channel; of a manual upload, those of the portal whose form the file has (else Intune's). */
export function rulesOf(channel: ListChannel, format: FormatName): ChannelRules {
  if (channel !== 'manual-upload') return RULES[channel];
  const own = ownChannel(format);
  const isPortalForm = own !== null && own === format;
  return isPortalForm ? RULES[own] : RULES.intune;
}
