import { CODES } from '../src/lists/codes.ts';
import { FORMATS, LIST_CHANNELS, rulesOf } from '../src/lists/formats.ts';

const FIX_WORDS = {
  automatic: 'Preflight mends it',
  proposal: 'Preflight proposes a value',
  none: 'a person has to mend it',
} as const;

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
    '| Form | Columns, exactly |',
    '|---|---|',
    ...Object.values(FORMATS).map(
      ({ title, columns, hasHeader }) =>
        `| ${title} | ${hasHeader ? '' : '(no header) '}\`${columns.map(({ header }) => header).join(',')}\` |`,
    ),
    '',
    '| Channel | Form | Devices in one file | Identity | Group tag |',
    '|---|---|---|---|---|',
    ...LIST_CHANNELS.filter((channel) => channel !== 'manual-upload').map((channel) => {
      const { format, maxRows, identities, groupTag } = rulesOf(channel, 'unknown');
      const tag = groupTag === 'column' ? 'in the file' : groupTag === 'file' ? 'one for the whole file' : 'none';
      return `| \`${channel}\` | ${FORMATS[format].title} | ${maxRows.toLocaleString('en-US')} | ${identities.join(', ')} | ${tag} |`;
    }),
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
