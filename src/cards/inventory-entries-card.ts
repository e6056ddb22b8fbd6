import { ActionSet, AdaptiveCard, Container, type ContainerStyle, ShowCardAction } from '@microsoft/teams.cards';
import type { InventoryClaim, InventoryView } from '../flow/inventory-view.ts';
import type { Reply } from '../flow/reply.ts';
import { type Block, badge, bold, box, card, facts, firstOf, heading, present, small, text, title } from './blocks.ts';
import { cardTime } from './card-time.ts';
import { counted, devices } from './count-words.ts';
import type { Detail } from './detail.ts';
import { markdownText } from './markdown-text.ts';
import { plainText } from './plain-text.ts';
import { pressButton } from './press-button.ts';
import type { Look } from './words.ts';

type Entries = Extract<Reply, { kind: 'inventory-entries' }>;

/** Buttons stand with the entry they are about; a card with many entries has none, so that none is pressed by mistake. */
const MOST_WITH_BUTTONS = 3;
const MOST_CLAIMS = 4;
const LONGEST_SERIAL = 256;

/** What the inventory knows of devices, what contradicts it, and the buttons to put it right. */
export function inventoryEntriesCard(reply: Entries, sentence: string, detail: Detail): AdaptiveCard {
  const { entries, say, canChange } = reply;
  const said = say === null ? [] : [text(markdownText(say, detail.sentence))];
  if (entries.length === 0) return card(sentence, [...said, title('No device named'), text('Name a serial number.')]);
  const { shown, left } = firstOf(entries, detail.rows);
  const withButtons = canChange && entries.length <= MOST_WITH_BUTTONS;
  return card(sentence, [
    ...said,
    ...shown.map((entry, index) =>
      new Container(...entryBlocks(entry, detail, withButtons)).withSeparator(index > 0).withSpacing('Large'),
    ),
    ...(left === 0 ? [] : [small(`and ${devices(left)} more: ask for fewer at a time.`)]),
  ]);
}

function entryBlocks(entry: InventoryView, detail: Detail, withButtons: boolean): Block[] {
  const value = (from: string | null): string | null => (from === null ? null : markdownText(from, detail.name));
  const { look, tone } = lookOf(entry);
  return present<Block>(
    title(value(entry.serial) ?? ''),
    text('Inventory', { spacing: 'None' }),
    box(tone, badge(look), text(stateSentence(entry, detail), { spacing: 'Small' })),
    facts([
      ['Manufacturer', value(entry.manufacturer)],
      ['Model', value(entry.model)],
      ['PKID', value(entry.productKeyId)],
      ['Order', value(entry.order)],
      ['Source', value(entry.source)],
      ['Captured', entry.capturedAt === null ? null : cardTime(entry.capturedAt)],
      ['Imported', entry.importedAt === null ? null : cardTime(entry.importedAt)],
      ['Hash kept until', entry.hashKeptUntil === null ? null : cardTime(entry.hashKeptUntil)],
    ]),
    ...contradictions(entry, detail),
    ...claims(entry, detail, withButtons),
    withButtons && removeButton(entry),
  );
}

function stateSentence({ hashSentence, contradictions: against }: InventoryView, detail: Detail): string {
  const hash = markdownText(hashSentence, detail.sentence);
  return against.length === 0 ? hash : `Something here does not fit together: see below. ${hash}`;
}

function contradictions({ contradictions: sentences }: InventoryView, detail: Detail): Block[] {
  if (sentences.length === 0) return [];
  const { shown, left } = firstOf(sentences, detail.rows);
  return [
    heading(`! ${counted(sentences.length, 'contradiction')}`),
    ...shown.map((sentence) => text(markdownText(sentence, detail.sentence), { spacing: 'Small' })),
    ...(left === 0 ? [] : [small(`and ${counted(left, 'more')}`)]),
  ];
}

function claims(entry: InventoryView, detail: Detail, withButtons: boolean): Block[] {
  if (entry.claims.length === 0) return [];
  const { shown, left } = firstOf(entry.claims, MOST_CLAIMS);
  const blocks = shown.map((claim) => text(claimLine(claim, detail), { spacing: 'Small' }));
  const more = left === 0 ? [] : [small(`and ${counted(left, 'more source')}: see “preflight inventory find”.`)];
  if (!withButtons || entry.serial.length > LONGEST_SERIAL) {
    return [heading('Which is right?'), ...blocks, ...more, small('An admin can decide.', { spacing: 'Small' })];
  }
  return [
    heading('Which is right?'),
    ...blocks,
    ...more,
    new ActionSet(...shown.map((claim) => keepButton(entry, claim))),
  ];
}

function claimLine(claim: InventoryClaim, detail: Detail): string {
  const { source, capturedAt, manufacturer, model, productKeyId, hasHash } = claim;
  const name = (value: string): string => markdownText(value, detail.name);
  const parts = [
    capturedAt === null ? null : `captured ${cardTime(capturedAt)}`,
    [manufacturer, model]
      .filter((part) => part !== null)
      .map(name)
      .join(' ') || null,
    productKeyId === null ? null : `PKID ${name(productKeyId)}`,
    hasHash ? 'with a hash' : 'without a hash',
  ];
  const now = claim.claim === null ? ' (counts now)' : '';
  return `• ${bold(name(source))}${now}: ${parts.filter((part) => part !== null).join(', ')}`;
}

function keepButton({ serial }: InventoryView, { claim, source }: InventoryClaim) {
  return pressButton(`Keep ${plainText(source, 40)}`, {
    request: null,
    action: 'inventory-keep',
    serial,
    ...(claim === null ? {} : { claim }),
  });
}

/** Asks once more: what is removed is gone. */
function removeButton({ serial, known }: InventoryView): Block | null {
  if (!known || serial.length > LONGEST_SERIAL) return null;
  const press = pressButton(`Remove ${plainText(serial, 40)}`, { request: null, action: 'inventory-remove', serial });
  const question = new AdaptiveCard(
    text(
      'Everything that is known of it, its hash too, is deleted. Requests that hold the device already keep what they have.',
    ),
  )
    .withVersion('1.5')
    .withActions(press);
  return new ActionSet(new ShowCardAction({ title: 'Remove from the inventory', card: question }));
}

function lookOf({ known, hash, contradictions: against }: InventoryView): {
  readonly look: Look;
  readonly tone: ContainerStyle;
} {
  if (!known) return { look: { word: 'Not known', sign: '–', badge: 'Subtle', color: 'Default' }, tone: 'emphasis' };
  if (against.length > 0)
    return { look: { word: 'Contradictions', sign: '!', badge: 'Warning', color: 'Default' }, tone: 'warning' };
  if (hash === 'kept')
    return { look: { word: 'Hash known', sign: '✓', badge: 'Good', color: 'Default' }, tone: 'good' };
  if (hash === 'removed')
    return { look: { word: 'Hash removed', sign: '!', badge: 'Warning', color: 'Default' }, tone: 'warning' };
  if (hash === 'unusable')
    return { look: { word: 'Hash unusable', sign: '✕', badge: 'Attention', color: 'Attention' }, tone: 'attention' };
  return { look: { word: 'No hash', sign: '–', badge: 'Subtle', color: 'Default' }, tone: 'emphasis' };
}
