import { type AdaptiveCard, Container } from '@microsoft/teams.cards';
import type { Reply } from '../flow/reply.ts';
import { type Block, bold, card, firstOf, heading, small, text, title } from './blocks.ts';
import type { Detail } from './detail.ts';
import { markdownText } from './markdown-text.ts';

type Explanation = Extract<Reply, { kind: 'explanation' }>;
type Match = Explanation['matches'][number];

const OTHER_MATCHES = 3;

/** What it means, what to do, what is known, and where that stands; near matches by name only. */
export function explanationCard({ query, matches }: Explanation, sentence: string, detail: Detail): AdaptiveCard {
  const [best, ...others] = matches;
  const asked = markdownText(query, detail.name);
  if (best === undefined) {
    return card(sentence, [
      title('I do not know that one'),
      text(
        `Nothing about “${asked}” is in the knowledge base. Write an error code (808, 0x80180014), its name, or what you see on the screen.`,
      ),
    ]);
  }
  const near = others.slice(0, OTHER_MATCHES);
  return card(sentence, [
    ...matchBlocks(best, detail),
    ...(near.length === 0
      ? []
      : [
          new Container(
            heading('Also near'),
            ...near.map((match) =>
              text(
                `${bold(markdownText(match.title, detail.sentence))}: ${markdownText(match.summary, detail.sentence)}`,
                { spacing: 'Small' },
              ),
            ),
          ).withSeparator(true),
        ]),
  ]);
}

function matchBlocks(match: Match, detail: Detail): Block[] {
  const line = (value: string): string => markdownText(value, detail.sentence);
  const steps = firstOf(match.steps, detail.rows);
  const facts = firstOf(match.facts, detail.rows);
  const { document, section, date } = match.source;
  return [
    title(line(match.title)),
    text(line(match.summary)),
    ...(match.steps.length === 0
      ? []
      : [
          heading('What to do'),
          ...steps.shown.map((step, index) => text(`**${index + 1}.** ${line(step)}`, { spacing: 'Small' })),
          ...more(steps.left, 'steps'),
        ]),
    ...(match.facts.length === 0
      ? []
      : [
          heading('Good to know'),
          ...facts.shown.map((fact) => text(`• ${line(fact)}`, { spacing: 'Small' })),
          ...more(facts.left, 'facts'),
        ]),
    small(`Source: ${line(document)}${section === '' ? '' : `, ${line(section)}`} (${line(date)})`, {
      spacing: 'Medium',
    }),
  ];
}

function more(left: number, noun: string): Block[] {
  return left === 0 ? [] : [small(`and ${left} more ${noun}`)];
}
