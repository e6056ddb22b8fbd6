import { CODES } from '../src/lists/codes.ts';
import {
  type ChannelRules,
  COLUMN_NAMES,
  FORMATS,
  fieldsOf,
  headerOf,
  type KnownFormat,
  LIST_CHANNELS,
  ownChannel,
  rulesOf,
} from '../src/lists/formats.ts';

const FIX_WORDS = {
  automatic: 'Preflight mends it',
  proposal: 'Preflight proposes a value',
  none: 'a person has to mend it',
} as const;

const NAMES = Object.keys(FORMATS) as KnownFormat[];
const CHANNELS = LIST_CHANNELS.filter((channel) => channel !== 'manual-upload');

function lostOnTheWay(format: KnownFormat, rules: ChannelRules): string {
  if (format === rules.format) return 'as it is';
  const { alwaysBlank } = FORMATS[rules.format];
  const kept = fieldsOf(rules.format).filter((field) => !alwaysBlank.includes(field));
  const held = fieldsOf(format).filter((field) => !FORMATS[format].alwaysBlank.includes(field));
  const lost = held.filter((field) => !kept.includes(field));
  if (lost.length === 0) return 'nothing';
  return lost
    .map((field) =>
      field === 'groupTag' && rules.groupTag === 'file'
        ? `${COLUMN_NAMES[field]} (one file each, entered as group name)`
        : COLUMN_NAMES[field],
    )
    .join(', ');
}

/** The page about finding codes, written from the tables that the program itself uses. */
export function findingDocs(): string {
  return [
    '# Finding codes',
    '',
    'What `preflight check`, `preflight fix` and the cards say about a device list. Written by `scripts/make-finding-docs.ts` from `src/lists/codes.ts` and `src/lists/formats.ts`; do not edit.',
    '',
    '**error**: the row or file must not be sent as it is. **warning**: it may be sent, but a person should know. **info**: a note.',
    '',
    '## Forms of file',
    '',
    '| Form | Columns, exactly | Written |',
    '|---|---|---|',
    ...NAMES.map((format) => {
      const { title, hasHeader, requiredColumns, alwaysBlank, isMicrosofts } = FORMATS[format];
      const notes = [
        ...(hasHeader ? [] : [' (without this header)']),
        ...(requiredColumns < fieldsOf(format).length ? [` (the first ${requiredColumns} at least)`] : []),
        ...alwaysBlank.map((field) => ` (${COLUMN_NAMES[field]} always blank)`),
      ];
      return `| ${title} | \`${headerOf(format)}\`${notes.join('')} | ${isMicrosofts ? 'yes' : 'only read'} |`;
    }),
    '',
    'A file without a header is read where its columns are clear from their content. Device association exports (DeviceLink) are recognised and refused.',
    '',
    '| Channel | Form | Devices in one file | Identity | Group tag |',
    '|---|---|---|---|---|',
    ...CHANNELS.map((channel) => {
      const { format, maxRows, identities, groupTag } = rulesOf(channel, 'unknown');
      const tag = groupTag === 'column' ? 'in the file' : groupTag === 'file' ? 'one for the whole file' : 'none';
      return `| \`${channel}\` | ${FORMATS[format].title} | ${maxRows.toLocaleString('en-US')} | ${identities.join(', ')} | ${tag} |`;
    }),
    '',
    '## From one form to another',
    '',
    '`fix --channel` writes the form that the channel takes. What that form has no column for is lost, and is named in `changes`; a row without an identity that the channel takes is left out, and is named in `dropped`. Manufacturer and model are never taken from the hash.',
    '',
    `| From | ${CHANNELS.map((channel) => `for \`${channel}\``).join(' | ')} |`,
    `|---|${CHANNELS.map(() => '---|').join('')}`,
    ...NAMES.map(
      (format) =>
        `| ${FORMATS[format].title} | ${CHANNELS.map((channel) => lostOnTheWay(format, rulesOf(channel, 'unknown'))).join(' | ')} |`,
    ),
    '',
    'Without `--channel` a list is judged for the channel of its own form:',
    '',
    ...NAMES.map((format) => `- ${FORMATS[format].title}: \`${ownChannel(format)}\``),
    '',
    '## Codes',
    '',
    ...Object.entries(CODES).flatMap(([code, { severity, fixes, title, when, example, remedy }]) => [
      `### ${code}`,
      '',
      `**${title}** (${severity}; ${fixes.map((fix) => FIX_WORDS[fix]).join(', or ')})`,
      '',
      `- When: ${when}`,
      `- Example: ${example}`,
      `- Remedy: ${remedy}`,
      '',
    ]),
  ].join('\n');
}
