import type { AdaptiveCard } from '@microsoft/teams.cards';
import type { Reply } from '../flow/reply.ts';
import { card, present, small, text, title } from './blocks.ts';
import { cardTime } from './card-time.ts';
import type { Detail } from './detail.ts';
import { markdownText } from './markdown-text.ts';
import { linkButton, pressButton } from './press-button.ts';

type UploadLink = Extract<Reply, { kind: 'upload-link' }>;

/** The personal way to the upload page. */
export function uploadLinkCard(
  { requestId, url, expiresAt }: UploadLink,
  sentence: string,
  detail: Detail,
): AdaptiveCard {
  return card(
    sentence,
    [
      title(`Upload a list to ${requestId === null ? 'the inventory' : markdownText(requestId, detail.name)}`),
      text(
        requestId === null
          ? 'Open the page in your browser and choose the list (CSV). What it knows of devices is remembered; nothing is sent to Microsoft.'
          : 'Open the page in your browser and choose the device list (CSV). It is checked row by row before anything is sent.',
      ),
      small(`A personal link: it works once, until ${cardTime(expiresAt)}. Do not pass it on.`, { spacing: 'Small' }),
    ],
    [
      ...present(linkButton('Open the upload page', url)),
      ...(requestId === null ? [] : [pressButton('Back to the request', { request: requestId, action: 'refresh' })]),
    ],
  );
}
