import type { AdaptiveCard } from '@microsoft/teams.cards';
import { card, small, text, title } from './blocks.ts';
import { pressButton } from './press-button.ts';

/** How to bring a list into the inventory from this conversation. */
export function inventoryWantedCard(canAttach: boolean, sentence: string): AdaptiveCard {
  const how = canAttach
    ? 'Attach the list to your message and write “import inventory”, or upload it on a page.'
    : 'Files cannot be attached here. Upload the list on a page; the button gives you a link of your own.';
  return card(
    sentence,
    [
      title('Which list?'),
      text(how),
      small(
        'CSV in any form: Intune, Partner Center, a Configuration Manager report, a maker’s delivery list. Serial number, maker, model, PKID, hardware hash and order are remembered.',
        { spacing: 'Small' },
      ),
    ],
    [pressButton('Upload a list', { request: null, action: 'inventory-upload' }, { style: 'positive' })],
  );
}
