import {
  FORMATS,
  type FormatName,
  fieldsOf,
  type HeaderSign,
  type KnownFormat,
  type ListChannel,
  rulesOf,
} from './formats.ts';
import { fieldOfHeader, headerKey, withoutBlankEnd } from './header-names.ts';

/** A header belongs to the first of them that has a sign in it; CIPP's names are also Microsoft's written together. */
const IN_ORDER: readonly KnownFormat[] = ['cipp', ...(Object.keys(FORMATS) as KnownFormat[])];

/** The form to which a header row belongs; `unknown` where it fits none. */
export function formatOfHeader(cells: readonly string[], channel: ListChannel | null): FormatName {
  const names = withoutBlankEnd(cells);
  const keys = names.map(headerKey);
  const target = channel === null ? null : rulesOf(channel, 'unknown').format;
  if (target !== null && FORMATS[target].signs.some((sign) => hasSign(target, { ...sign, atLeast: sign.of.length }))) {
    return target;
  }
  const signed = IN_ORDER.find((format) => FORMATS[format].signs.some((sign) => hasSign(format, sign)));
  if (signed !== undefined) return signed;
  if (isFormWithBlankColumn('m365', keys, channel === 'm365')) return 'm365';
  // What two forms of Microsoft's begin with is the one that needs no more.
  return countOf('intune', fieldsOf('intune')) > 0 ? 'intune' : 'unknown';

  function hasSign(format: KnownFormat, { of, atLeast, isWhole = false }: HeaderSign): boolean {
    if (!isWhole) return countOf(format, of) >= atLeast;
    return names.length === of.length && of.every((field) => names.some((name) => fieldOfHeader(name) === field));
  }

  function countOf(format: KnownFormat, of: HeaderSign['of']): number {
    return FORMATS[format].columns.filter(({ field, header }) => of.includes(field) && keys.includes(headerKey(header)))
      .length;
  }
}

/** A form whose always blank columns have no name, either; `mayBeNamed` where the form is known from elsewhere. */
function isFormWithBlankColumn(format: KnownFormat, keys: readonly string[], mayBeNamed: boolean): boolean {
  const { columns, alwaysBlank } = FORMATS[format];
  return (
    keys.length === columns.length &&
    columns.every(({ field, header }, index) => {
      if (keys[index] === '') return alwaysBlank.includes(field);
      return keys[index] === headerKey(header) && (mayBeNamed || !alwaysBlank.includes(field));
    })
  );
}
