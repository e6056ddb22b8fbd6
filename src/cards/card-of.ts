import type { AdaptiveCard, IAdaptiveCard } from '@microsoft/teams.cards';
import type { Reply } from '../flow/reply.ts';
import { checkedListCard } from './checked-list-card.ts';
import { customerCard } from './customer-card.ts';
import type { Detail } from './detail.ts';
import { deviceStatusCard } from './device-status-card.ts';
import { explanationCard } from './explanation-card.ts';
import { fallbackTextOf } from './fallback-text-of.ts';
import { fitCard } from './fit-card.ts';
import { helpCard } from './help-card.ts';
import { inventoryEntriesCard } from './inventory-entries-card.ts';
import { inventoryImportedCard } from './inventory-imported-card.ts';
import { inventoryWantedCard } from './inventory-wanted-card.ts';
import { listFileCard, listLinkCard } from './list-link-card.ts';
import { refusedCard } from './refused-card.ts';
import { requestCard } from './request-card.ts';
import { requestsCard } from './requests-card.ts';
import { sayCard } from './say-card.ts';
import { uploadLinkCard } from './upload-link-card.ts';

/**
 * The card for a reply: Adaptive Card 1.5 as plain JSON, less than 25 KB whatever the reply holds. Values from outside
 * show literally. Adding a kind of reply without a card does not compile.
 */
export function cardOf(reply: Reply): IAdaptiveCard {
  const drawn = CARDS.get(reply);
  if (drawn !== undefined) return drawn;
  const sentence = fallbackTextOf(reply);
  const card = fitCard((detail) => draw(reply, sentence, detail));
  CARDS.set(reply, card);
  return card;
}

/** A reply is a value: the same one has the same card for as long as it lives. */
const CARDS = new WeakMap<Reply, IAdaptiveCard>();

function draw(reply: Reply, sentence: string, detail: Detail): AdaptiveCard {
  switch (reply.kind) {
    case 'request':
      return requestCard(reply.view, reply.say, sentence, detail);
    case 'device-status':
      return deviceStatusCard(reply.devices, sentence, detail);
    case 'explanation':
      return explanationCard(reply, sentence, detail);
    case 'requests':
      return requestsCard(reply.requests, sentence, detail);
    case 'customer':
      return customerCard(reply.view, sentence, detail);
    case 'checked-list':
      return checkedListCard(reply.view, reply.say, sentence, detail);
    case 'list-link':
      return listLinkCard(reply, sentence, detail);
    case 'list-file':
      return listFileCard(reply, sentence, detail);
    case 'inventory-imported':
      return inventoryImportedCard(reply, sentence, detail);
    case 'inventory-wanted':
      return inventoryWantedCard(reply.canAttach, sentence);
    case 'inventory-entries':
      return inventoryEntriesCard(reply, sentence, detail);
    case 'upload-link':
      return uploadLinkCard(reply, sentence, detail);
    case 'help':
      return helpCard(reply, sentence, detail);
    case 'say':
      return sayCard(reply.text, reply.tries, sentence, detail);
    case 'refused':
      return refusedCard(reply.fault, sentence, detail);
    default:
      return reply satisfies never;
  }
}
