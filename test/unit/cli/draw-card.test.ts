import { describe, expect, test } from 'vitest';
import { cardOf } from '../../../src/cards/card-of.ts';
import { buttonsOf, drawCard, inputsOf } from '../../../src/cli/draw-card.ts';
import { drawCardText } from '../../../src/cli/draw-card-text.ts';
import { widthOf } from '../../../src/cli/draw-columns.ts';
import type { Reply } from '../../../src/flow/reply.ts';
import { SAMPLE_REPLIES } from '../../support/sample-replies.ts';

const SAMPLES: [string, Reply][] = Object.entries(SAMPLE_REPLIES);
const card = (...body: object[]) => ({ type: 'AdaptiveCard', version: '1.5', body });
const text = (words: string, more: object = {}) => ({ type: 'TextBlock', text: words, wrap: true, ...more });
/** The drawing without its frame. */
const inside = (drawn: string) => drawn.split('\n').slice(1, -1).join('\n');
const draw = (...body: object[]) => inside(drawCard(card(...body), { width: 40 }));

describe('the terminal drawing of our own cards', () => {
  test.each(SAMPLES)('%s numbers every button once, in order', (_name, reply) => {
    const made = cardOf(reply);
    const drawn = drawCard(made);
    const buttons = buttonsOf(made);
    expect(buttons.map(({ number }) => number)).toEqual(buttons.map((_, index) => index + 1));
    for (const { number, title } of buttons) expect(drawn).toContain(`[${number}] ${title}`);
  });

  test.each(SAMPLES)('%s keeps within the width', (_name, reply) => {
    const made = cardOf(reply);
    const addresses = buttonsOf(made).map(({ url }) => url);
    for (const line of drawCard(made, { width: 60 }).split('\n')) {
      if (!addresses.includes(line)) expect(widthOf(line)).toBeLessThanOrEqual(60);
    }
  });

  test('shows no markup', () => {
    for (const [, reply] of SAMPLES) expect(drawCard(cardOf(reply))).not.toMatch(/\*\*|\{\{|\\/);
  });

  test('draws an approval as the approver needs it', () => {
    const drawn = drawCard(cardOf(SAMPLE_REPLIES['request-waiting-for-approval']));
    expect(drawn).toContain('R-1 · Register 40 devices');
    expect(drawn).toContain('│ [Waiting for approval]');
    expect(drawn).toMatch(/\[2\] Approve {3}\[3\] Reject {3}\[4\] Cancel request {3}\[5\] Refresh/);
    expect(drawn).toContain('reason=…');
  });

  test('gives what a press sends', () => {
    const approve = buttonsOf(cardOf(SAMPLE_REPLIES['request-waiting-for-approval'])).find(
      ({ title }) => title === 'Approve',
    );
    expect(approve).toMatchObject({ kind: 'press', data: { request: 'R-1', action: 'approve', version: 4 } });
  });

  test('names the inputs with their choices', () => {
    const made = cardOf(SAMPLE_REPLIES['request-empty-draft']);
    expect(inputsOf(made).map(({ id, required }) => [id, required])).toEqual([
      ['customer', true],
      ['tag', false],
      ['serials', false],
    ]);
    expect(drawCard(made)).toContain('6f1f0c8e-3f55-4b0e-9d5e-0c8d7c5a4e11 Contoso (contoso.com)');
  });

  test('shows the folded list of devices once it was toggled', () => {
    const made = cardOf(SAMPLE_REPLIES['request-done-with-failures']);
    const [toggle] = buttonsOf(made);
    expect(toggle).toMatchObject({ kind: 'toggle', targets: ['all-devices'] });
    expect(drawCard(made)).not.toContain('PF3XK001');
    expect(drawCard(made, { toggled: new Set(toggle?.targets) })).toContain('PF3XK001');
  });

  test('tells the numbers of a chart once', () => {
    const drawn = drawCard(cardOf(SAMPLE_REPLIES['request-done-with-failures']));
    expect(drawn).toContain('Profile assigned: 38\nFailed: 1\nLeft out: 1');
  });
});

describe('any Adaptive Card', () => {
  test('draws text, wrapped between words', () => {
    expect(draw(text('one two three four five six seven eight nine ten'))).toBe(
      'one two three four five six seven eight\nnine ten',
    );
  });

  test('breaks a word that is longer than a line', () => {
    expect(draw(text('A'.repeat(50)))).toBe(`${'A'.repeat(40)}\n${'A'.repeat(10)}`);
  });

  test('draws a fact set in two columns', () => {
    const facts = [
      { title: 'Customer', value: 'Contoso' },
      { title: 'Tag', value: 'KIOSK' },
    ];
    expect(draw({ type: 'FactSet', facts })).toBe('Customer  Contoso\nTag       KIOSK');
  });

  test('draws a table with its header', () => {
    const row = (...cells: string[]) => ({
      type: 'TableRow',
      cells: cells.map((cell) => ({ type: 'TableCell', items: [text(cell)] })),
    });
    const table = {
      type: 'Table',
      columns: [{ width: 1 }, { width: 1 }],
      rows: [row('Serial', 'State'), row('PF1', 'assigned')],
    };
    expect(draw(table)).toBe('Serial  State\n──────  ────────\nPF1     assigned');
  });

  test('draws columns beside each other, and below each other where there is no room', () => {
    const columns = (words: string) => ({
      type: 'ColumnSet',
      columns: [
        { type: 'Column', width: 'stretch', items: [text('left')] },
        { type: 'Column', width: 'auto', items: [text(words)] },
      ],
    });
    expect(draw(columns('right'))).toBe(`left${' '.repeat(31)}right`);
    expect(draw(columns('a rather long right column'))).toBe('left\na rather long right column');
  });

  test('draws the fallback of what it does not know, and nothing without one', () => {
    expect(draw({ type: 'Sparkle', fallback: text('plain') })).toBe('plain');
    expect(draw({ type: 'Sparkle' }, text('next'))).toBe('next');
  });

  test('draws rich text, pictures, code and progress', () => {
    expect(draw({ type: 'RichTextBlock', inlines: ['a ', { type: 'TextRun', text: '**b**' }] })).toBe('a **b**');
    expect(draw({ type: 'Image', url: 'https://preflight.example/x.png', altText: 'A kiosk' })).toBe(
      '[picture: A kiosk]',
    );
    expect(draw({ type: 'CodeBlock', codeSnippet: 'one\ntwo' })).toBe('    one\n    two');
    expect(draw({ type: 'ProgressBar', value: 1, max: 4 })).toBe(`${'█'.repeat(8)}${'░'.repeat(22)} 25 %`);
  });

  test('draws the numbers of charts with series', () => {
    const chart = {
      type: 'Chart.Line',
      title: 'Devices',
      data: [
        {
          legend: 'sent',
          values: [
            { x: 'Mon', y: 3 },
            { x: 'Tue', y: 5 },
          ],
        },
      ],
    };
    expect(draw(chart)).toBe('Devices\nsent · Mon  3\nsent · Tue  5');
  });

  test('draws a button that unfolds a card with what is in it', () => {
    const action = {
      type: 'Action.ShowCard',
      title: 'Reject…',
      card: { ...card(), actions: [{ type: 'Action.Execute', title: 'Reject', verb: 'press' }] },
    };
    expect(draw({ type: 'ActionSet', actions: [action] })).toBe('Reject…:\n  [1] Reject');
  });

  test('gives an address a line of its own, unbroken', () => {
    const url = `https://preflight.example/${'a'.repeat(60)}`;
    expect(draw({ type: 'ActionSet', actions: [{ type: 'Action.OpenUrl', title: 'Open', url }] })).toBe(
      `[1] Open:\n${url}`,
    );
  });

  test('leaves hidden elements out', () => {
    expect(draw(text('seen'), text('hidden', { isVisible: false }))).toBe('seen');
  });

  test.each([null, undefined, 'text', 7, [], { body: 'no list' }, { body: [null, 3, { type: 7 }], actions: [{}] }])(
    'is drawn without an error, whatever it is: %j',
    (value) => {
      expect(drawCard(value)).toMatch(/^─+\n[\s\S]*─+$/);
    },
  );

  test('cannot steer the terminal', () => {
    const evil = '\u001B[2J\u001B]0;title\u0007\u009B31mred\u202E';
    const drawn = drawCard({
      ...card(text(evil), { type: 'FactSet', facts: [{ title: evil, value: evil }] }),
      actions: [{ type: 'Action.OpenUrl', title: evil, url: evil }],
    });
    expect(drawn.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });

  test('counts wide characters as two cells', () => {
    expect(draw(text('字'.repeat(25)))).toBe(`${'字'.repeat(20)}\n${'字'.repeat(5)}`);
  });
});

describe('the text of a card', () => {
  test.each([
    ['**bold** and _italic_', 'bold and italic'],
    ['\\[x\\](http\\://evil)', '[x](http://evil)'],
    ['[Open](https://preflight.example)', 'Open (https://preflight.example)'],
    ['&lt;b&gt; &amp; &unknown;', '<b> & &unknown;'],
    ['by {{DATE(2026-11-21T10:15:00Z, SHORT)}} {{TIME(2026-11-21T10:15:00Z)}}', 'by 2026-11-21 10:15 UTC'],
    ['{{DATE(2026-11-21T23:30:00-02:00)}}', '2026-11-22'],
    ['{{DATE(soon, SHORT)}}', '{{DATE(soon, SHORT)}}'],
    ['HASH_BASE64_STRICT', 'HASH_BASE64_STRICT'],
    ['\\*\\*not bold\\*\\*', '**not bold**'],
    ['2 * 3 * 4', '2 * 3 * 4'],
  ])('%j is drawn as %j', (markdown, drawn) => {
    expect(drawCardText(markdown)).toBe(drawn);
  });
});
