import { ActionSet, Container, ToggleVisibilityAction } from '@microsoft/teams.cards';
import type { CheckedListView, ViewChange } from '../flow/kept-lists/list-view.ts';
import { type Block, small, text } from './blocks.ts';
import { counted, number } from './count-words.ts';
import type { Detail } from './detail.ts';
import { markdownText } from './markdown-text.ts';

/** The element that "Show what was changed" opens. */
const CHANGES = 'list-changes';

/** A button and, closed at first, what the repaired list has changed: the first of it. */
export function listChanges({ changes: { first, count } }: CheckedListView, detail: Detail): Block[] {
  if (count === 0) return [];
  const shown = first.slice(0, detail.rows);
  const left = count - shown.length;
  const toggle = new ToggleVisibilityAction({ title: 'Show what was changed', targetElements: [CHANGES] });
  return [
    new ActionSet(toggle).withSpacing('Medium'),
    new Container(
      text(`**${counted(count, 'change')} in the repaired list**`),
      ...shown.map((change) => text(changeLine(change, detail), { spacing: 'Small' })),
      ...(left === 0 ? [] : [small(`and ${number(left)} more, in the table of all rows`, { spacing: 'Small' })]),
    )
      .withId(CHANGES)
      .withIsVisible(false),
  ];
}

function changeLine({ code, line, column, from, to }: ViewChange, detail: Detail): string {
  const value = (words: string): string => markdownText(words, detail.name) || 'blank';
  const place = [line === null ? 'Whole file' : `Line ${line}`, ...(column === null ? [] : [value(column)])].join(', ');
  return `**${place}:** ${value(from)} → ${value(to)} (${value(code)})`;
}
