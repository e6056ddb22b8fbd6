import { type AdaptiveCard, Column, ColumnSet, Container } from '@microsoft/teams.cards';
import type { Reply } from '../flow/reply.ts';
import { bold, card, firstOf, small, text, title } from './blocks.ts';
import { cardTime } from './card-time.ts';
import { counted, devices } from './count-words.ts';
import type { Detail } from './detail.ts';
import { markdownText } from './markdown-text.ts';
import { pressButton } from './press-button.ts';
import { REQUEST_LOOKS } from './words.ts';

type Requests = Extract<Reply, { kind: 'requests' }>['requests'];

/** The newest requests, a row each; pressing a row shows that request's card. */
export function requestsCard(requests: Requests, sentence: string, detail: Detail): AdaptiveCard {
  if (requests.length === 0) {
    return card(sentence, [
      title('No requests'),
      text('There is none that you may see. Write what you need, for example “register these devices for Contoso”.'),
    ]);
  }
  const { shown, left } = firstOf(requests, detail.rows);
  return card(sentence, [
    title(counted(requests.length, 'request')),
    ...shown.map((request, index) => row(request, detail, index > 0)),
    ...(left === 0
      ? []
      : [small(`and ${counted(left, 'older request')}: write “status R-…” to see one.`, { spacing: 'Medium' })]),
  ]);
}

function row(request: Requests[number], detail: Detail, separator: boolean): Container {
  const { word, sign, color } = REQUEST_LOOKS[request.state];
  const value = (from: string): string => markdownText(from, detail.name);
  const customer = request.customer === null ? 'customer not clear yet' : value(request.customer);
  return new Container(
    new ColumnSet({
      columns: [
        new Column(
          text(`${bold(value(request.id))} · ${value(request.kind)} ${devices(request.devices)} · ${customer}`),
          text(`${sign} ${word}`, { color, spacing: 'None' }),
          small(`${value(request.requestedBy)} · ${cardTime(request.updatedAt)}`),
        ).withWidth('stretch'),
        new Column(text('›', { size: 'Large', isSubtle: true }))
          .withWidth('auto')
          .withVerticalContentAlignment('Center'),
      ],
    }),
  )
    .withSeparator(separator)
    .withSpacing('Medium')
    .withSelectAction(
      pressButton(`Show ${request.id}`, { request: request.id, action: 'refresh', version: null, plan: null }),
    );
}
