/**
 * Texts that firmware writes where a manufacturer filled in nothing, in the compared form (trimmed, lower case).
 * Found in public hashes and in the checks of community scripts.
 */
const PLACEHOLDERS: ReadonlySet<string> = new Set([
  'smbios_string_index_0',
  'to be filled by o.e.m.',
  'to be filled by oem',
  'default string',
  'system serial number',
  'system manufacturer',
  'system product name',
  'none',
  'not specified',
  'not applicable',
  'not available',
  'n/a',
  'invalid',
  'unknown',
  '0',
  '0123456789',
  '123456789',
]);

const LONGEST = Math.max(...[...PLACEHOLDERS].map((text) => text.length));

const ONE_CHARACTER_REPEATED = /^(.)\1+$/;
/** The bit in which capital and small letters differ. */
const CASE_BIT = 32;

/** True for a firmware's placeholder, in any case and with blanks round it. An empty text is none: it is missing. */
export function isPlaceholder(value: string): boolean {
  const compared = value.trim();
  if (compared.length <= LONGEST && PLACEHOLDERS.has(compared.toLowerCase())) return true;
  const mayRepeat = ((compared.charCodeAt(0) ^ compared.charCodeAt(1)) | CASE_BIT) === CASE_BIT;
  return mayRepeat && ONE_CHARACTER_REPEATED.test(compared.toLowerCase());
}
