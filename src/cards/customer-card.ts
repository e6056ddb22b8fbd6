import { type AdaptiveCard, Container } from '@microsoft/teams.cards';
import { CHANNEL_TITLES } from '../domain/channel.ts';
import type { CustomerView } from '../flow/customer-view.ts';
import { type Block, bold, box, card, facts, heading, present, small, text, title } from './blocks.ts';
import { cardTime } from './card-time.ts';
import type { Detail } from './detail.ts';
import { markdownText } from './markdown-text.ts';
import { linkButton, pressButton } from './press-button.ts';
import { REQUEST_LOOKS } from './words.ts';

const CONSENT_WORDS = {
  granted: { tone: 'good', words: '✓ Has consented: devices can be registered.' },
  partial: { tone: 'warning', words: '! Has consented, but permissions are missing.' },
  'not-granted': { tone: 'warning', words: '! Has not consented yet: nothing can be registered.' },
  unknown: { tone: 'warning', words: '! Its consent could not be asked for just now.' },
} as const;

/** A customer: its tenant, consent, tags and newest requests. */
export function customerCard(view: CustomerView, sentence: string, detail: Detail): AdaptiveCard {
  const value = (from: string): string => markdownText(from, detail.name);
  const { consent } = view;
  const link = consent === null || consent.state === 'granted' || consent.link === null ? null : consent.link;
  const button = link === null ? null : linkButton('Open the consent page', link);
  return card(
    sentence,
    present<Block>(
      title(value(view.name)),
      text(value(view.domain), { spacing: 'None' }),
      consent !== null && consentBox(consent, detail),
      facts([
        ['Tenant id', value(view.tenantId)],
        ['Channel', CHANNEL_TITLES[view.channel]],
        ['Group tags', view.knownTags.slice(0, detail.rows).map(value).join(', ')],
      ]),
      view.requests.length > 0 && heading('Newest requests'),
      ...view.requests.map((request) => requestRow(request, detail)),
      small(`As of ${cardTime(view.readAt)}`, { spacing: 'Medium' }),
    ),
    button === null ? [] : [button],
  );
}

function consentBox({ state, missing }: NonNullable<CustomerView['consent']>, detail: Detail): Block {
  const { tone, words } = CONSENT_WORDS[state];
  const lacks = missing.length === 0 ? [] : [text(`Missing: ${markdownText(missing.join(', '), detail.sentence)}`)];
  return box(tone, text(words), ...lacks);
}

function requestRow({ id, kind, state }: CustomerView['requests'][number], detail: Detail): Block {
  const { word, sign } = REQUEST_LOOKS[state];
  return new Container(
    text(`${bold(markdownText(id, detail.name))} · ${markdownText(kind, detail.name)} · ${sign} ${word}`),
  )
    .withSpacing('Small')
    .withSelectAction(pressButton(`Show ${id}`, { request: id, action: 'refresh', version: null, plan: null }));
}
