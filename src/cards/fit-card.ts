import type { IAdaptiveCard } from '@microsoft/teams.cards';
import { DETAILS, type Detail } from './detail.ts';

/**
 * The largest card in bytes of UTF-8 JSON.
 * Source: Microsoft Teams documentation, message size limits: webhooks take about 28 KB and bots more; one limit holds
 * for every way a card is sent.
 */
export const LARGEST_CARD_BYTES = 24_000;

/** The most detailed card that is small enough, as plain JSON (no class instances, no undefined members). */
export function fitCard(build: (detail: Detail) => IAdaptiveCard): IAdaptiveCard {
  let json = '';
  for (const detail of DETAILS) {
    json = JSON.stringify(build(detail));
    if (Buffer.byteLength(json) <= LARGEST_CARD_BYTES) break;
  }
  return JSON.parse(json) as IAdaptiveCard;
}
