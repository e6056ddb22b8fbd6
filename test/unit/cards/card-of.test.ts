import { describe, expect, test } from 'vitest';
import { cardOf } from '../../../src/cards/card-of.ts';
import { fallbackTextOf } from '../../../src/cards/fallback-text-of.ts';
import type { Reply } from '../../../src/flow/reply.ts';
import { markdownOf, objectsOf, ofType, wordsOf } from '../../support/card-walk.ts';
import { SAMPLE_REPLIES } from '../../support/sample-replies.ts';
import { complaintsAbout } from '../../support/validate-card.ts';

const SAMPLES: [string, Reply][] = Object.entries(SAMPLE_REPLIES);

describe.each(SAMPLES)('the card of %s', (_name, reply) => {
  const card = cardOf(reply);

  test('is a valid Adaptive Card of version 1.5', () => {
    expect(card.version).toBe('1.5');
    expect(complaintsAbout(card)).toEqual([]);
  });

  test('brings a fallback for everything that only Teams draws', () => {
    for (const element of ofType(card, 'Badge', 'ProgressBar', 'Chart.Donut'))
      expect(element['fallback']).toBeTypeOf('object');
  });

  test('wraps every text', () => {
    for (const block of ofType(card, 'TextBlock')) expect(block['wrap']).toBe(true);
  });

  test('has at most six buttons below, of which at most three are primary, and few beside what they are about', () => {
    const bar = (card.actions ?? []) as { mode?: string }[];
    expect(bar.length).toBeLessThanOrEqual(6);
    expect(bar.filter(({ mode }) => mode !== 'secondary').length).toBeLessThanOrEqual(3);
    const sets = ofType(card, 'ActionSet').map(({ actions }) => (actions as unknown[]).length);
    expect(Math.max(0, ...sets)).toBeLessThanOrEqual(3);
    expect(sets.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(6);
  });

  test('has a label and an id for each input, and words for what is missing', () => {
    for (const input of ofType(card, 'Input.Text', 'Input.ChoiceSet')) {
      expect(input['id']).toBeTypeOf('string');
      expect(input['label']).toMatch(/\S/);
      if (input['isRequired'] === true) expect(input['errorMessage']).toMatch(/\S/);
    }
  });

  test('says in one sentence what it is about, for notifications, old clients and speech', () => {
    expect(fallbackTextOf(reply)).toMatch(/\S.*[.?!…]$/u);
    expect(card.speak).toMatch(/\S/);
    expect(card.fallbackText).toMatch(/\S/);
  });

  test('leaves refreshing to the bot', () => {
    expect(card.refresh).toBeUndefined();
  });

  test('says nothing by colour alone', () => {
    const coloured = ofType(card, 'TextBlock').filter(({ color }) => color !== undefined && color !== 'Default');
    for (const { text } of coloured) expect(text).toMatch(/\p{L}{2}|[✓▶○■]|%/u);
  });
});

describe('the words of every card', () => {
  test('are never green or yellow, which cannot be read on the white of a light theme', () => {
    for (const [name, reply] of SAMPLES) {
      for (const { color, text } of ofType(cardOf(reply), 'TextBlock'))
        expect(['Good', 'Warning'], `${name}: ${text}`).not.toContain(color);
    }
  });
});

describe('every button', () => {
  const cards = SAMPLES.map(([, reply]) => cardOf(reply));

  test('is a press with the request, the action and what the card showed, and no authority', () => {
    for (const { verb, data } of cards.flatMap((card) => ofType(card, 'Action.Execute'))) {
      expect(verb).toBe('press');
      const keys = Object.keys(data as object);
      expect(keys).toEqual(expect.arrayContaining(['request', 'action']));
      const ids = [
        'request',
        'action',
        'version',
        'plan',
        'serial',
        'tenantId',
        'claim',
        'list',
        'listVersion',
        'line',
        'code',
      ];
      for (const key of keys) expect(ids).toContain(key);
    }
  });

  test('carries the plan that the card shows, whole, so that another plan is refused', () => {
    const card = cardOf(SAMPLE_REPLIES['request-waiting-for-approval']);
    const { id, version, planDigest } = SAMPLE_REPLIES['request-waiting-for-approval'].view;
    const approve = ofType(card, 'Action.Execute').find(({ title }) => title === 'Approve');
    expect(approve?.['data']).toEqual({ request: id, action: 'approve', version, plan: planDigest });
    expect(wordsOf(card)).toContain(planDigest?.slice(0, 8));
    expect(wordsOf(card)).not.toContain(planDigest);
  });
});

describe('one sentence about a whole reply', () => {
  test('names request, customer, tag and state', () => {
    expect(fallbackTextOf(SAMPLE_REPLIES['request-waiting-for-approval'])).toBe(
      'R-1 · Register 40 devices, Contoso (contoso.com) · tag KIOSK: Waiting for approval. Somebody else has to approve it by 2026-11-22 10:20 UTC. Nothing has been changed yet.',
    );
  });

  test('holds no markup', () => {
    for (const [, reply] of SAMPLES) expect(fallbackTextOf(reply)).not.toMatch(/\*\*|\{\{|\\/);
  });
});

test('a card is plain JSON: what is sent is what was built', () => {
  for (const [, reply] of SAMPLES) {
    const card = cardOf(reply);
    expect(JSON.parse(JSON.stringify(card))).toEqual(card);
    for (const object of objectsOf(card)) expect(Object.getPrototypeOf(object)).toBe(Object.prototype);
  }
});

test('no text is empty', () => {
  for (const [name, reply] of SAMPLES) {
    for (const text of markdownOf(cardOf(reply))) expect(text.trim(), name).not.toBe('');
  }
});
