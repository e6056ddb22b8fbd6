import { ActionSet, AdaptiveCard, Container, ShowCardAction } from '@microsoft/teams.cards';
import type { Reply } from '../flow/reply.ts';
import { type Block, bold, card, firstOf, heading, present, small, text, title } from './blocks.ts';
import type { Detail } from './detail.ts';
import { explanationButtons, offersOf } from './explanation-offers.ts';
import { markdownText } from './markdown-text.ts';
import { plainText } from './plain-text.ts';
import { linkButton } from './press-button.ts';

type Explanation = Extract<Reply, { kind: 'explanation' }>;
type Match = Explanation['matches'][number];

const DOCUMENTATION = 'https://learn.microsoft.com/autopilot';
/** Further matches, offered as buttons that open where they stand. */
const OTHER_MATCHES = 2;
/** A button's title in a narrow window. */
const LONGEST_CHOICE = 60;

/** What it means, what to do, what Preflight can do, and where that stands; near matches as choices. */
export function explanationCard({ query, matches }: Explanation, sentence: string, detail: Detail): AdaptiveCard {
  const [best, ...others] = matches;
  if (best === undefined) return unknownCard(query, sentence, detail);
  return card(
    sentence,
    [...matchBlocks(best, detail), ...otherMatches(others.slice(0, OTHER_MATCHES), detail)],
    explanationButtons(best.actions),
  );
}

/** Nothing is known: said so, with what would help and whom to ask. Never the nearest text. */
function unknownCard(query: string, sentence: string, detail: Detail): AdaptiveCard {
  return card(
    sentence,
    [
      title('I don’t know that one'),
      text(
        `Nothing about “${markdownText(query, detail.name)}” is in the knowledge base, and nothing similar is passed off as an answer.`,
      ),
      heading('What may help'),
      text('• Write the code (808, 0x80180014, event 807), the KB number, or the text on the screen.', {
        spacing: 'Small',
      }),
      text('• Ask in your team’s admin channel.', { spacing: 'Small' }),
      text('• Look in Microsoft’s documentation, or open a case: Intune > Help and support.', { spacing: 'Small' }),
    ],
    present(linkButton('Open Microsoft’s documentation', DOCUMENTATION)),
  );
}

function matchBlocks(match: Match, detail: Detail): Block[] {
  const line = (value: string): string => markdownText(value, detail.sentence);
  const offers = offersOf(match.actions);
  return [
    title(line(match.title)),
    text(line(match.summary)),
    ...list('What to do', match.steps, (step, index) => `**${index + 1}.** ${line(step)}`, 'steps', detail),
    ...list('Good to know', match.facts, (fact) => `• ${line(fact)}`, 'facts', detail),
    ...list('What Preflight can do', offers, (offer) => `• ${line(offer)}`, 'ways', detail),
    small(sourceOf(match, detail), { spacing: 'Medium' }),
  ];
}

function otherMatches(others: readonly Match[], detail: Detail): Block[] {
  if (others.length === 0) return [];
  const choices = others.map(
    (match) =>
      new ShowCardAction({
        title: plainText(match.title, LONGEST_CHOICE),
        card: new AdaptiveCard(...shortBlocks(match, detail)).withVersion('1.5'),
      }),
  );
  return [
    new Container(heading('Or did you mean'), new ActionSet(...choices)).withSeparator(true).withSpacing('Medium'),
  ];
}

/** Another match, unfolded: no facts and no buttons, so that the card stays small. */
function shortBlocks(match: Match, detail: Detail): Block[] {
  const line = (value: string): string => markdownText(value, detail.sentence);
  const { shown } = firstOf(match.steps, detail.rows);
  return present(
    text(bold(line(match.title))),
    text(line(match.summary), { spacing: 'Small' }),
    ...shown.map((step, index) => text(`**${index + 1}.** ${line(step)}`, { spacing: 'Small' })),
    small(sourceOf(match, detail), { spacing: 'Small' }),
  );
}

function list(
  head: string,
  items: readonly string[],
  draw: (item: string, index: number) => string,
  noun: string,
  detail: Detail,
): Block[] {
  if (items.length === 0) return [];
  const { shown, left } = firstOf(items, detail.rows);
  return [
    heading(head),
    ...shown.map((item, index) => text(draw(item, index), { spacing: 'Small' })),
    ...(left === 0 ? [] : [small(`and ${left} more ${noun}`)]),
  ];
}

function sourceOf({ source: { document, section, date } }: Match, detail: Detail): string {
  const line = (value: string): string => markdownText(value, detail.sentence);
  return `Source: ${line(document)}${section === '' ? '' : `, ${line(section)}`} (${line(date)})`;
}
