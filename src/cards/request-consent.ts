import { ActionSet, Container, ToggleVisibilityAction } from '@microsoft/teams.cards';
import type { RequestView } from '../flow/request-view.ts';
import { type Block, heading, present, small, text } from './blocks.ts';
import type { Detail } from './detail.ts';
import { markdownText } from './markdown-text.ts';
import { hasRoomForButton } from './request-buttons.ts';

const MESSAGE_ID = 'consent-message';

/** A message with its link is worth nothing when it is cut. */
const LONGEST_MESSAGE = 1_500;

/** Who can give the consent that is missing, what they will see, and a message to forward. */
export function consentHelp(view: RequestView, detail: Detail): Block[] {
  const { invitation } = view;
  if (invitation === null) return [];
  const { who, sees, message, link } = invitation;
  return present<Block>(
    heading('How to get the consent'),
    text(`**Who can give it:** ${markdownText(who, detail.sentence)}`, { spacing: 'Small' }),
    text(`**What they will see:** ${markdownText(sees, detail.sentence)}`, { spacing: 'Small' }),
    link === null &&
      text('Microsoft gave no link that can be passed on at the moment. Press Check again in a while.', {
        spacing: 'Small',
      }),
    ...(message === null ? [] : forwarded(message, hasRoomForButton(view))),
  );
}

/** Folded away behind a button where there is room for one. */
function forwarded(message: string, isFolded: boolean): Block[] {
  const words = text(markdownText(message, LONGEST_MESSAGE), { spacing: 'Small' });
  const toggle = new ToggleVisibilityAction({ title: 'Show a message to forward', targetElements: [MESSAGE_ID] });
  return [
    ...(isFolded ? [new ActionSet(toggle)] : []),
    new Container(small('A message to copy into a mail to the customer:', { spacing: 'Small' }), words)
      .withId(MESSAGE_ID)
      .withIsVisible(!isFolded)
      .withStyle('emphasis'),
  ];
}
