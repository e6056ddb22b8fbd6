import type { AdaptiveCard } from '@microsoft/teams.cards';
import type { Reply } from '../flow/reply.ts';
import { card, present, small, text, title } from './blocks.ts';
import { cardTime } from './card-time.ts';
import type { Detail } from './detail.ts';
import { markdownText } from './markdown-text.ts';
import { linkButton, pressButton } from './press-button.ts';

type ListLink = Extract<Reply, { kind: 'list-link' }>;
type ListFile = Extract<Reply, { kind: 'list-file' }>;

/** The personal way to the page with every row of a list. */
export function listLinkCard(reply: ListLink, sentence: string, detail: Detail): AdaptiveCard {
  return card(
    sentence,
    [
      title(`Every row of ${markdownText(reply.file, detail.name)}`),
      text('The page shows what was found, row by row, what to do, what was changed, and every proposal.'),
      small(`A personal link: it works once, until ${cardTime(reply.expiresAt)}. Do not pass it on.`, {
        spacing: 'Small',
      }),
    ],
    [...present(linkButton('Open the table', reply.url)), back(reply)],
  );
}

/** The repaired list for one person: a link, or the word that a question follows in the chat. */
export function listFileCard(reply: ListFile, sentence: string, detail: Detail): AdaptiveCard {
  const name = markdownText(reply.name, detail.name);
  const size = sizeInWords(reply.sizeBytes);
  if (reply.url === null) {
    const asked = `Teams asks below whether ${name} (${size}) may be saved to your OneDrive.`;
    return card(sentence, [title('The repaired list'), text(asked)], [back(reply)]);
  }
  return card(
    sentence,
    [
      title('The repaired list'),
      text(`${name}, ${size}. It holds hardware hashes: keep it as you keep the original.`),
      small(`A personal link, until ${cardTime(reply.expiresAt)}. Do not pass it on.`, { spacing: 'Small' }),
    ],
    [...present(linkButton('Download', reply.url)), back(reply)],
  );
}

function back({ requestId, listId }: ListLink | ListFile) {
  return requestId === null
    ? pressButton('Back to the list', { request: null, list: listId, action: 'show-list' })
    : pressButton('Back to the request', { request: requestId, action: 'refresh' });
}

/** "840 bytes", "161 KB", "1.2 MB". */
function sizeInWords(bytes: number): string {
  if (bytes < 1024) return `${bytes} bytes`;
  if (bytes < 1024 * 1024) return `${Math.ceil(bytes / 1024)} KB`;
  return `${(Math.ceil((bytes / 1024 / 1024) * 10) / 10).toLocaleString('en-US')} MB`;
}
