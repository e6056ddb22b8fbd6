import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { describe, expect, test } from 'vitest';
import { cardOf } from '../../src/cards/card-of.ts';
import { fallbackTextOf } from '../../src/cards/fallback-text-of.ts';
import { markdownText } from '../../src/cards/markdown-text.ts';
import { plainText } from '../../src/cards/plain-text.ts';
import { LIST_PRESSES } from '../../src/flow/presses/list-presses.ts';
import { markdownOf, ofType, wordsOf } from '../support/card-walk.ts';
import { anyReply, HASH_LIKE, requestView, wild } from '../support/reply-arbitraries.ts';
import { complaintsAbout } from '../support/validate-card.ts';

/** As permissive as a client can be: HTML is let through and addresses become links. */
const markdown = new MarkdownIt({ html: true, linkify: true });
// A bare domain such as contoso.com is a name here; whether a client makes it a link is the client's business.
markdown.linkify.set({ fuzzyLink: false, fuzzyEmail: false });

/** Whole requests are so large that making a failure small takes minutes; the first one found says enough. */
const NO_SHRINKING = { endOnFailure: true };

describe('the card of any reply', () => {
  test('is a valid Adaptive Card', () => {
    fc.assert(
      fc.property(anyReply, (reply) => {
        expect(complaintsAbout(cardOf(reply))).toEqual([]);
      }),
      { ...NO_SHRINKING, numRuns: 150 },
    );
  });

  test('is smaller than 25 KB, even for thousands of devices', () => {
    fc.assert(
      fc.property(anyReply, (reply) => {
        expect(Buffer.byteLength(JSON.stringify(cardOf(reply)))).toBeLessThan(25_000);
      }),
      { ...NO_SHRINKING, numRuns: 300 },
    );
  });

  test('shows no markup but its own bold words', () => {
    fc.assert(
      fc.property(anyReply, (reply) => {
        for (const text of markdownOf(cardOf(reply))) {
          const own = markdown.render(text).replaceAll(/<\/?(?:p|strong)>/g, '');
          expect(own).not.toMatch(/<[a-z/!]/i);
        }
      }),
      { ...NO_SHRINKING, numRuns: 150 },
    );
  });

  test('holds no hardware hash, wherever one stood', () => {
    const piece = HASH_LIKE.slice(100, 180);
    fc.assert(
      fc.property(anyReply, (reply) => {
        const card = cardOf(reply);
        expect(wordsOf(card)).not.toContain(piece);
        expect(fallbackTextOf(reply)).not.toContain(piece);
      }),
      { ...NO_SHRINKING, numRuns: 150 },
    );
  });

  test('has at most six buttons below, three of them primary, and few beside what they are about', () => {
    fc.assert(
      fc.property(requestView, (view) => {
        const card = cardOf({ kind: 'request', view, say: null });
        const owners = ofType(card.body, 'ActionSet');
        const inBody = owners.flatMap(({ actions }) => actions as unknown[]);
        const below = card.actions ?? [];
        expect(below.length).toBeLessThanOrEqual(6);
        expect(inBody.length).toBeLessThanOrEqual(6);
        expect(below.filter(({ mode }) => mode !== 'secondary').length).toBeLessThanOrEqual(3);
      }),
      { ...NO_SHRINKING, numRuns: 100 },
    );
  });

  test('offers no other press than the view does, and those of a list only with one', () => {
    fc.assert(
      fc.property(requestView, (view) => {
        const presses = ofType(cardOf({ kind: 'request', view, say: null }), 'Action.Execute');
        const offered: readonly string[] = view.list === null ? view.actions : [...view.actions, ...LIST_PRESSES];
        for (const { data } of presses) expect(offered).toContain((data as { action: string }).action);
      }),
      { ...NO_SHRINKING, numRuns: 100 },
    );
  });
});

test('any value shows literally in Markdown', () => {
  const { escapeHtml } = markdown.utils;
  fc.assert(
    fc.property(wild, (value) => {
      const plain = plainText(value, 200);
      fc.pre(plain !== '');
      expect(markdown.render(markdownText(value, 200)).trimEnd()).toBe(`<p>${escapeHtml(plain)}</p>`);
    }),
    { numRuns: 2_000 },
  );
});

test('any reply has a sentence in plain text that is one line', () => {
  fc.assert(
    fc.property(anyReply, (reply) => {
      const sentence = fallbackTextOf(reply);
      expect(sentence).not.toMatch(/[\p{Cc}]/u);
      expect(sentence.length).toBeLessThanOrEqual(400);
    }),
    { ...NO_SHRINKING, numRuns: 200 },
  );
});
