import { describe, expect, test } from 'vitest';
import { cardOf } from '../../../src/cards/card-of.ts';
import type { Reply } from '../../../src/flow/reply.ts';

type Match = Extract<Reply, { kind: 'explanation' }>['matches'][number];

const match = (over: Partial<Match> = {}): Match => ({
  id: 'a',
  title: 'A title',
  kind: 'faq',
  summary: 'What it means.',
  steps: ['Do this.'],
  facts: ['A fact.'],
  source: { document: 'A document', section: 'A section', date: '2025-02-21' },
  actions: [],
  ...over,
});
const drawn = (...matches: Match[]) => cardOf({ kind: 'explanation', query: 'asked', matches });
const said = (...matches: Match[]) => JSON.stringify(drawn(...matches));
const buttons = (...matches: Match[]) => (drawn(...matches).actions ?? []) as { type?: string; title?: string }[];

describe('the card of an answer', () => {
  test('says what it means, what to do, and where that stands with its date', () => {
    const words = said(match());

    for (const part of ['What it means.', '**1.** Do this.', 'A fact.', 'Source: A document, A section (2025-02-21)']) {
      expect(words).toContain(part);
    }
  });

  test('offers to unblock only where the entry does, and asks for the serial number', () => {
    expect(buttons(match())).toEqual([]);
    const [unblock] = buttons(match({ actions: [{ do: 'unblock' }] }));

    expect(unblock).toMatchObject({ type: 'Action.ShowCard', title: 'Unblock a device…' });
    expect(JSON.stringify(unblock)).toContain('"id":"serial"');
    expect(JSON.stringify(unblock)).toContain('"action":"unblock"');
  });

  test('promises no deregistration: Preflight cannot do it', () => {
    const deregister = match({ actions: [{ do: 'deregister' }] });

    expect(said(deregister)).not.toContain('What Preflight can do');
    expect(buttons(deregister)).toEqual([]);
  });

  test('opens a portal once, however many of its pages are meant', () => {
    const page = (title: string) => ({ do: 'open-portal' as const, title, url: 'https://intune.microsoft.com/' });

    expect(buttons(match({ actions: [page('Intune: one'), page('Intune: two')] }))).toMatchObject([
      { title: 'Open Intune' },
    ]);
  });

  test('offers the second and the third match as choices, and no more', () => {
    const words = said(match(), ...['b', 'c', 'd'].map((id) => match({ id, title: `Title ${id}` })));

    expect(words).toContain('Or did you mean');
    expect(words.match(/Action\.ShowCard/g)).toHaveLength(2);
    expect(words).not.toContain('Title d');
  });
});

test('what is not known is told so, with whom to ask, and without the nearest text', () => {
  const words = said();

  expect(words).toContain('I don’t know that one');
  expect(words).toContain('admin channel');
  expect(words).toContain('https://learn.microsoft.com/autopilot');
});
