import type { AdaptiveCard } from '@microsoft/teams.cards';
import { card, firstOf, small, text } from './blocks.ts';
import type { Detail } from './detail.ts';
import { markdownText } from './markdown-text.ts';

/** A short answer with sentences that would work. */
export function sayCard(words: string, tries: readonly string[], sentence: string, detail: Detail): AdaptiveCard {
  const { shown } = firstOf(tries, detail.rows);
  return card(sentence, [
    text(markdownText(words, detail.sentence * 2)),
    ...(shown.length === 0 ? [] : [small('Try one of these:', { spacing: 'Medium' })]),
    ...shown.map((example) => text(`• “${markdownText(example, detail.sentence)}”`, { spacing: 'Small' })),
  ]);
}
