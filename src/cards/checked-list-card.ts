import { type ActionArray, type AdaptiveCard, Container, type ContainerStyle } from '@microsoft/teams.cards';
import type { CheckedListView } from '../flow/kept-lists/list-view.ts';
import { type Block, badge, box, card, facts, present, small, text, title } from './blocks.ts';
import { counted, devices, number } from './count-words.ts';
import type { Detail } from './detail.ts';
import { listChanges } from './list-changes.ts';
import { listGroups } from './list-groups.ts';
import { listProposals } from './list-proposals.ts';
import { markdownText } from './markdown-text.ts';
import { pressButton } from './press-button.ts';
import { type Look, SEVERITY_LOOKS } from './words.ts';

/** What was found in a device list, by what can be done with each row, and what can be done with the list. */
export function checkedListCard(
  view: CheckedListView,
  say: string | null,
  sentence: string,
  detail: Detail,
): AdaptiveCard {
  const value = (from: string): string => markdownText(from, detail.name);
  const { look, tone } = lookOf(view);
  return card(
    sentence,
    present<Block>(
      title(value(view.file)),
      say !== null && text(markdownText(say, detail.sentence)),
      box(tone, badge(look), text(verdict(view), { spacing: 'Small' })),
      facts([
        ['Devices', number(view.devices)],
        ['Format', value(view.format)],
        ['Judged for', value(view.channel)],
        ['As it is', view.accepted ? 'the portal takes it' : 'the portal would refuse it'],
      ]),
      ...ofFile(view, detail),
      ...proposals(view, detail),
      ...listGroups(view, detail),
      ...channels(view, detail),
      ...listChanges(view, detail),
      view.id !== null &&
        small(`Kept, encrypted, for the buttons below: ${value(view.id)}. Nothing was sent to Microsoft.`, {
          spacing: 'Medium',
        }),
    ),
    buttons(view),
  );
}

/** Devices that can be sent as the list is repaired. */
export function usableOf({ groups }: Pick<CheckedListView, 'groups'>): number {
  return groups.ready.count + groups.repaired.count;
}

/** Choosing the channel is part of the answer: what each would take, and what is missing for another. */
function channels({ channels: all, advice }: CheckedListView, detail: Detail): Block[] {
  if (all.length === 0) return [];
  const sentence = (words: string): string => markdownText(words, detail.sentence);
  const capital = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
  return present<Block>(
    new Container(
      text('**Where this list can go**'),
      ...all
        .slice(0, detail.rows)
        .map(({ title: name, words }) =>
          text(`**${sentence(capital(name))}** ${sentence(words)}`, { spacing: 'Small' }),
        ),
    ).withSpacing('Medium'),
    advice !== null && text(sentence(advice), { spacing: 'Small', color: 'Accent' }),
  );
}

function ofFile({ ofFile: { first, count } }: CheckedListView, detail: Detail): Block[] {
  const shown = first.slice(0, detail.rows);
  const left = count - shown.length;
  return [
    ...shown.map(({ severity, message, code, isRepaired }) => {
      const { word, sign, color } = isRepaired ? REPAIRED : SEVERITY_LOOKS[severity];
      return new Container(
        text(`**${sign} ${word}, whole file** (${markdownText(code, detail.name)})`, { color }),
        text(markdownText(message, detail.sentence), { spacing: 'None' }),
      ).withSpacing('Small');
    }),
    ...(left === 0 ? [] : [small(`and ${counted(left, 'more finding')} of the whole file`)]),
  ];
}

function proposals({ id, version, proposals: all, groups, mayChange }: CheckedListView, detail: Detail): Block[] {
  const source = { requestId: null, listId: id ?? '', listVersion: version, isOpen: mayChange };
  return listProposals(all, groups['needs-you'].count, source, detail);
}

/** Nothing can be done with a list that is not kept. */
function buttons(view: CheckedListView): ActionArray {
  const { id, version, changes, outputs, mayChange } = view;
  if (id === null) return [];
  const data = { request: null, list: id, version } as const;
  const isRepaired = changes.count > 0;
  return present(
    mayChange &&
      usableOf(view) > 0 &&
      pressButton(isRepaired ? 'Use the repaired list' : 'Use this list', { ...data, action: 'use-list' }, POSITIVE),
    isRepaired && outputs > 0 && pressButton('Download the repaired list', { ...data, action: 'download-list' }),
    pressButton('Show all rows', { ...data, action: 'open-list' }),
  );
}

/** What Preflight mends asks nothing of the reader, however bad it was. */
const REPAIRED = { word: 'Repaired', sign: '↻', color: 'Default' } as const;

const POSITIVE = { style: 'positive' } as const;

function lookOf(view: CheckedListView): { readonly look: Look; readonly tone: ContainerStyle } {
  const usable = usableOf(view);
  if (view.devices > 0 && usable === view.devices)
    return { look: { word: 'Ready', sign: '✓', badge: 'Good', color: 'Default' }, tone: 'good' };
  if (usable > 0 || view.proposals.count > 0)
    return { look: { word: 'Partly ready', sign: '!', badge: 'Warning', color: 'Default' }, tone: 'warning' };
  return { look: { word: 'Cannot be used', sign: '✕', badge: 'Attention', color: 'Attention' }, tone: 'attention' };
}

function verdict(view: CheckedListView): string {
  const usable = usableOf(view);
  if (view.devices === 0) return 'No device was found in it.';
  if (usable === view.devices) return `${usable === 1 ? 'The device' : `All ${devices(usable)}`} can be sent.`;
  const { 'needs-you': asks, 'cannot-be-used': lost } = view.groups;
  const rest = present(
    asks.count > 0 && `${number(asks.count)} ${asks.count === 1 ? 'needs' : 'need'} your decision`,
    lost.count > 0 && `${number(lost.count)} cannot be used`,
  );
  return `${number(usable)} of ${devices(view.devices)} can be sent${rest.length === 0 ? '' : `; ${rest.join(', ')}`}.`;
}
