import { Container } from '@microsoft/teams.cards';
import type { CheckedListView, Some, ViewListRow } from '../flow/kept-lists/list-view.ts';
import { type Block, bold, small, text } from './blocks.ts';
import { devices, number } from './count-words.ts';
import type { Detail } from './detail.ts';
import { withoutLine } from './line-place.ts';
import { markdownText } from './markdown-text.ts';
import type { WordColor } from './words.ts';

/** The groups of a list that stand beside its proposals: what can be sent, and what cannot be used. */
export function listGroups({ groups }: CheckedListView, detail: Detail): Block[] {
  return [
    ...readyRows('✓ Ready', groups.ready, detail),
    ...rowsWithReasons('↻ Repaired, can be sent', 'Default', groups.repaired, detail),
    ...rowsWithReasons('✕ Cannot be used', 'Attention', groups['cannot-be-used'], detail),
  ];
}

/** Rows of which nothing is to be said but where they stand. */
function readyRows(title: string, { first, count }: Some<ViewListRow>, detail: Detail): Block[] {
  if (count === 0) return [];
  const shown = first.slice(0, detail.rows).map((row) => `${rowName(row, detail)} (line ${row.line})`);
  const left = count - shown.length;
  return [
    new Container(
      text(`**${title}: ${devices(count)}**`),
      small(`${shown.join(', ')}${left === 0 ? '' : ` and ${number(left)} more`}`),
    ).withSpacing('Medium'),
  ];
}

function rowsWithReasons(
  title: string,
  color: WordColor,
  { first, count }: Some<ViewListRow>,
  detail: Detail,
): Block[] {
  if (count === 0) return [];
  const shown = first.slice(0, detail.rows);
  const left = count - shown.length;
  return [
    new Container(
      text(`**${title}: ${devices(count)}**`, { color }),
      ...shown.map((row) => text(rowLine(row, detail), { spacing: 'Small' })),
      ...(left === 0 ? [] : [small(`and ${number(left)} more`, { spacing: 'Small' })]),
    ).withSpacing('Medium'),
  ];
}

function rowLine(row: ViewListRow, detail: Detail): string {
  const why = row.reason === null ? '' : `: ${markdownText(withoutLine(row.reason, row.line), detail.sentence)}`;
  return `${bold(rowName(row, detail))} · line ${row.line}${why}`;
}

/** The serial number of a row, or that it has none. */
export function rowName({ serial }: { readonly serial: string }, detail: Detail): string {
  return markdownText(serial, detail.name) || 'no serial number';
}
