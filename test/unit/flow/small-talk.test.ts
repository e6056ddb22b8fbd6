import { expect, test } from 'vitest';
import { smallTalk } from '../../../src/flow/answers/small-talk.ts';
import type { ChatMessage } from '../../../src/flow/message.ts';

function said(text: string): string | null {
  const message: ChatMessage = {
    id: 'm',
    text,
    speaker: { objectId: 'hana', tenantId: 'home', upn: 'hana@preflight.example', name: 'Hana', roles: ['agent'] },
    conversation: { front: 'teams', id: 'c', scope: 'personal' },
    attachments: [],
  };
  const reply = smallTalk(message);
  return reply?.kind === 'say' ? reply.text : null;
}

test.each(['hi', 'Hello!', '<at>Preflight</at> good morning', 'hey there 👋'])('%j is greeted by name', (text) => {
  expect(said(text)).toMatch(/^Hello Hana/);
});

test.each(['thanks', 'Thank you so much!', 'cheers'])('%j is answered shortly', (text) => {
  expect(said(text)).toBe('You are welcome.');
});

test.each(['hello, register PF3XK2A9', 'thanks but cancel R-1', 'high', ''])('%j is not small talk', (text) => {
  expect(said(text)).toBeNull();
});
