import type { AdaptiveCard, ContainerStyle } from '@microsoft/teams.cards';
import type { Reply } from '../flow/reply.ts';
import { type Block, badge, box, card, facts, firstOf, heading, present, small, text, title } from './blocks.ts';
import { counted, devices, number } from './count-words.ts';
import type { Detail } from './detail.ts';
import { markdownText } from './markdown-text.ts';
import { pressButton } from './press-button.ts';
import type { Look } from './words.ts';

type Imported = Extract<Reply, { kind: 'inventory-imported' }>;

/** What a list changed in the inventory, and what of it a person should look at. */
export function inventoryImportedCard(reply: Imported, sentence: string, detail: Detail): AdaptiveCard {
  const { file, added, changed, kept, hashes, leftOut, unreadColumns, findings, findingCount } = reply;
  const { look, tone } = lookOf(reply);
  const { shown } = firstOf(findings, detail.rows);
  const left = findingCount - shown.length;
  return card(
    sentence,
    present<Block>(
      title('Inventory updated'),
      text(markdownText(file, detail.name), { spacing: 'None' }),
      box(tone, badge(look), text(verdict(reply), { spacing: 'Small' })),
      facts([
        ['Added', number(added)],
        ['Changed', number(changed)],
        ['As before', number(kept)],
        ['With a usable hash', number(hashes)],
        ['Rows left out', leftOut === 0 ? null : number(leftOut)],
        ['Columns not read', unreadColumns.length === 0 ? null : columnNames(unreadColumns, detail)],
      ]),
      ...contradictions(reply, detail),
      findings.length > 0 && heading('Please look at'),
      ...shown.map(({ message }) => text(`• ${markdownText(message, detail.sentence)}`, { spacing: 'Small' })),
      left > 0 && small(`and ${number(left)} more`),
    ),
    reply.contradictedCount === 0
      ? []
      : [
          pressButton(
            reply.contradictedCount === 1 ? 'Show the contradiction' : 'Show the contradictions',
            { request: null, action: 'inventory-show', serial: namedOf(reply, detail).join(' ') },
            { style: 'positive' },
          ),
        ],
  );
}

/** A button carries the serial numbers whole; those that are no serial numbers by their length are left to the terminal. */
function namedOf({ contradicted }: Imported, detail: Detail): readonly string[] {
  return contradicted.filter((serial) => serial.length <= 64 && !/\s/.test(serial)).slice(0, detail.rows);
}

function contradictions(reply: Imported, detail: Detail): Block[] {
  const { contradicted, contradictedCount } = reply;
  if (contradictedCount === 0) return [];
  const { shown } = firstOf(contradicted, detail.rows);
  const left = contradictedCount - shown.length;
  const names = shown.map((serial) => markdownText(serial, detail.name)).join(', ');
  return [
    heading(`Contradictions: ${devices(contradictedCount)}`),
    text(
      `This list and an earlier one say different things of ${names}${left === 0 ? '' : ` and ${number(left)} more`}. The newest capture counts until an admin decides.`,
      { spacing: 'Small' },
    ),
  ];
}

function columnNames(names: readonly string[], detail: Detail): string {
  const { shown, left } = firstOf(names, detail.rows);
  return `${shown.map((name) => markdownText(name, detail.name)).join(', ')}${left === 0 ? '' : ` and ${number(left)} more`}`;
}

function lookOf(reply: Imported): { readonly look: Look; readonly tone: ContainerStyle } {
  if (reply.devices === 0)
    return { look: { word: 'Nothing imported', sign: '✕', badge: 'Attention', color: 'Attention' }, tone: 'attention' };
  if (reply.leftOut > 0 || reply.contradictedCount > 0 || reply.findings.some(({ fix }) => fix !== 'automatic'))
    return { look: { word: 'Imported, please check', sign: '!', badge: 'Warning', color: 'Default' }, tone: 'warning' };
  return { look: { word: 'Imported', sign: '✓', badge: 'Good', color: 'Default' }, tone: 'good' };
}

function verdict({ devices: count, leftOut }: Imported): string {
  if (count === 0) return 'No device of this file could be taken over.';
  const rest = leftOut === 0 ? '' : ` ${counted(leftOut, 'row')} could not be taken.`;
  return `${devices(count)} of it ${count === 1 ? 'is' : 'are'} known now. A request may name ${count === 1 ? 'it' : 'them'} by serial number alone.${rest}`;
}
