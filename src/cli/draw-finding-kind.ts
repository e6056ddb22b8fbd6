import type { Finding } from '../domain/finding.ts';
import { titleOf } from './code-title.ts';
import { counted } from './in-figures.ts';
import type { Kind } from './kind-digest.ts';
import { wrapText } from './wrap-text.ts';

/** Findings of one kind: what, how many, who mends it, and the first of them. */
export function drawFindingKind({ count, first }: Kind<Finding>, width: number): string[] {
  const [one] = first;
  const rest = count - first.length;
  const rows = one.line === null ? '' : counted(count, 'row');
  const facts = [rows, remedyOf(one)].filter((fact) => fact !== '').join(', ');
  return [
    ...wrapText(`${titleOf(one.code)}${facts === '' ? '' : `: ${facts}`}`, width, '  ', '    '),
    ...first.flatMap(({ message }) => wrapText(message, width, '    ', '      ')),
    ...(rest > 0 ? [`    … and ${counted(rest)} more`] : []),
  ];
}

/** Who mends it; of what only has to be known, nothing. */
function remedyOf({ fix, severity }: Finding): string {
  if (fix === 'automatic') return 'fix mends it';
  if (fix === 'proposal') return 'fix mends it with --accept-proposals';
  return severity === 'error' ? 'only you can mend it' : '';
}
