import type { AdaptiveCard } from '@microsoft/teams.cards';
import type { Reply } from '../flow/reply.ts';
import { type Block, card, facts, firstOf, heading, present, small, text, title } from './blocks.ts';
import { devices, number } from './count-words.ts';
import type { Detail } from './detail.ts';
import { markdownText } from './markdown-text.ts';

type Imported = Extract<Reply, { kind: 'inventory-imported' }>;

/** What a list changed in the inventory. */
export function inventoryImportedCard(reply: Imported, sentence: string, detail: Detail): AdaptiveCard {
  const { file, added, changed, kept, problems } = reply;
  const { shown, left } = firstOf(problems, detail.rows);
  return card(
    sentence,
    present<Block>(
      title('Inventory updated'),
      text(
        `${markdownText(file, detail.name)}: ${devices(added + changed + kept)} known now. A request may name them by serial number alone.`,
      ),
      facts([
        ['Added', number(added)],
        ['Changed', number(changed)],
        ['As before', number(kept)],
        ['Not taken', problems.length === 0 ? null : number(problems.length)],
      ]),
      problems.length > 0 && heading('Not taken'),
      ...shown.map((problem) => text(`• ${markdownText(problem, detail.sentence)}`, { spacing: 'Small' })),
      left > 0 && small(`and ${number(left)} more`),
    ),
  );
}
