import {
  AdaptiveCard,
  Badge,
  type CardElementArray,
  Container,
  type ContainerStyle,
  Fact,
  FactSet,
  type IAdaptiveCard,
  TextBlock,
  type TextBlockOptions,
} from '@microsoft/teams.cards';
import { markdownText } from './markdown-text.ts';
import type { Look } from './words.ts';

/** One element of a card's body. */
export type Block = CardElementArray[number];

/** Text that wraps; `markdown` is our own wording, with values from outside escaped by `markdownText`. */
export function text(markdown: string, options: TextBlockOptions = {}): TextBlock {
  return new TextBlock(markdown, { wrap: true, ...options });
}

/** Bold Markdown; nothing for nothing, where the asterisks would show. */
export function bold(markdown: string): string {
  return markdown === '' ? '' : `**${markdown}**`;
}

/** Small, quiet text below something. */
export function small(markdown: string, options: TextBlockOptions = {}): TextBlock {
  return text(markdown, { size: 'Small', isSubtle: true, spacing: 'None', ...options });
}

/** The card's title, a heading for screen readers. */
export function title(markdown: string): TextBlock {
  return text(markdown, { style: 'heading', size: 'Large', weight: 'Bolder' });
}

/** The heading of a section. */
export function heading(markdown: string, options: TextBlockOptions = {}): TextBlock {
  return text(markdown, { style: 'heading', weight: 'Bolder', spacing: 'Medium', ...options });
}

/** A state as a badge; older clients show it as text with its sign, so that colour never speaks alone. */
export function badge({ word, sign, badge: style, color }: Look): Badge {
  const words = text(`${sign} ${word}`, { weight: 'Bolder', color });
  return new Badge({ text: word, style, size: 'Large', shape: 'Rounded', fallback: words });
}

/** A box with a tone; what it means also stands in its words. */
export function box(style: ContainerStyle, ...items: readonly Block[]): Container {
  return new Container(...items).withStyle(style).withSpacing('Medium').withRoundedCorners(true);
}

/** Names and values; a value of null is left out. Null where nothing is left. */
export function facts(entries: readonly (readonly [name: string, value: string | null])[]): FactSet | null {
  const known = entries.flatMap(([name, value]) => (value === null || value === '' ? [] : [new Fact(name, value)]));
  return known.length === 0 ? null : new FactSet(...known);
}

/** Items that are there. */
export function present<T>(...items: readonly (T | null | undefined | false)[]): T[] {
  return items.filter((item): item is T => item !== null && item !== undefined && item !== false);
}

/** The first `most` of a list and how many are left. */
export function firstOf<T>(items: readonly T[], most: number): { readonly shown: readonly T[]; readonly left: number } {
  return { shown: items.slice(0, most), left: Math.max(0, items.length - most) };
}

/** A whole card of version 1.5, full width; `sentence` (plain) is for clients that cannot draw it and for speech. */
export function card(
  sentence: string,
  body: readonly Block[],
  actions: NonNullable<IAdaptiveCard['actions']> = [],
): AdaptiveCard {
  const made = new AdaptiveCard(...body)
    .withVersion('1.5')
    .with$schema('http://adaptivecards.io/schemas/adaptive-card.json')
    .withFallbackText(markdownText(sentence, sentence.length))
    .withSpeak(sentence.replaceAll(/[<>&]/g, ' '))
    .withMsteams({ width: 'full' });
  return actions.length === 0 ? made : made.withActions(...actions);
}
