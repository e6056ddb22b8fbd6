import { type AdaptiveCard, Container } from '@microsoft/teams.cards';
import type { Reply } from '../flow/reply.ts';
import { bold, card, firstOf, small, text, title } from './blocks.ts';
import type { Detail } from './detail.ts';
import { markdownText } from './markdown-text.ts';

type Help = Extract<Reply, { kind: 'help' }>;

/** The longest help has more lines than other lists: all of it should be seen. */
const ROWS_OF_HELP = 2;

/** What this person may do here, each with a sentence that works. */
export function helpCard({ title: heading, lines, note }: Help, sentence: string, detail: Detail): AdaptiveCard {
  const { shown, left } = firstOf(lines, detail.rows * ROWS_OF_HELP);
  return card(sentence, [
    title(markdownText(heading, detail.sentence)),
    ...shown.map(({ what, example }) =>
      new Container(
        text(bold(markdownText(what, detail.sentence))),
        text(`“${markdownText(example, detail.sentence)}”`, { spacing: 'None', isSubtle: true }),
      ).withSpacing('Small'),
    ),
    ...(left === 0 ? [] : [small(`and ${left} more`)]),
    ...(note === null ? [] : [small(markdownText(note, detail.sentence), { spacing: 'Medium', separator: true })]),
  ]);
}
