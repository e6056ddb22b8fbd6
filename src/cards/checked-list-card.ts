import { type AdaptiveCard, Container, type ContainerStyle } from '@microsoft/teams.cards';
import type { Severity } from '../domain/finding.ts';
import type { CheckedListView } from '../flow/reply.ts';
import { type Block, badge, box, card, facts, firstOf, present, small, text, title } from './blocks.ts';
import { counted, devices, number } from './count-words.ts';
import type { Detail } from './detail.ts';
import { markdownText } from './markdown-text.ts';
import { type Look, SEVERITY_LOOKS } from './words.ts';

/** What was found in a device list, worst first. */
export function checkedListCard(view: CheckedListView, sentence: string, detail: Detail): AdaptiveCard {
  const value = (from: string): string => markdownText(from, detail.name);
  const { look, tone } = lookOf(view);
  const { shown } = firstOf(view.findings, detail.rows);
  const left = view.findingCount - shown.length;
  return card(
    sentence,
    present<Block>(
      title(value(view.file)),
      box(tone, badge(look), text(verdict(view), { spacing: 'Small' })),
      facts([
        ['Devices', number(view.devices)],
        ['Ready to send', number(view.ready)],
        ['Repaired', view.repaired === 0 ? null : `${devices(view.repaired)}, without loss`],
        ['Cannot be used', view.devices === view.ready ? null : devices(view.devices - view.ready)],
        ['Format', value(view.format)],
        ['Judged for', value(view.channel)],
        ['As it is', view.accepted ? 'the portal takes it' : 'the portal would refuse it'],
      ]),
      ...shown.map((finding) => findingBlock(finding, detail)),
      left > 0 && small(`and ${counted(left, 'more finding')}: upload the list to a request to see them all.`),
    ),
  );
}

function findingBlock({ severity, line, code, message }: CheckedListView['findings'][number], detail: Detail): Block {
  const { word, sign, color } = SEVERITY_LOOKS[isSeverity(severity) ? severity : 'info'];
  const place = line === null ? 'whole file' : `line ${line}`;
  return new Container(
    text(`**${sign} ${word}, ${place}** (${markdownText(code, detail.name)})`, { color }),
    text(markdownText(message, detail.sentence), { spacing: 'None' }),
  ).withSpacing('Small');
}

function isSeverity(value: string): value is Severity {
  return Object.hasOwn(SEVERITY_LOOKS, value);
}

function lookOf({ devices: all, ready }: CheckedListView): { readonly look: Look; readonly tone: ContainerStyle } {
  if (all > 0 && ready === all)
    return { look: { word: 'Ready', sign: '✓', badge: 'Good', color: 'Default' }, tone: 'good' };
  if (ready > 0)
    return { look: { word: 'Partly ready', sign: '!', badge: 'Warning', color: 'Default' }, tone: 'warning' };
  return { look: { word: 'Cannot be used', sign: '✕', badge: 'Attention', color: 'Attention' }, tone: 'attention' };
}

function verdict({ devices: all, ready }: CheckedListView): string {
  if (all === 0) return 'No device was found in it.';
  if (ready === all) return `${all === 1 ? 'The device' : `All ${devices(all)}`} can be sent.`;
  return `${number(ready)} of ${devices(all)} can be sent.`;
}
