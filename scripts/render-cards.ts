/**
 * Draws the sample cards as pictures: `node scripts/render-cards.ts OUT [NAME…]`.
 *
 * Chromium with the official Adaptive Cards renderer and a host configuration like Teams', light and dark, narrow and
 * wide. Elements that only Teams knows (badges, charts, progress bars) show their fallback.
 */
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { cardOf } from '../src/cards/card-of.ts';
import type { Reply } from '../src/flow/reply.ts';
import { SAMPLE_REPLIES } from '../test/support/sample-replies.ts';
import { type Theme, teamsHostConfig, teamsStyle } from '../test/support/teams-host-config.ts';

const WIDTHS = { narrow: 320, wide: 640 } as const;

const [out, ...names] = process.argv.slice(2);
if (out === undefined) {
  process.stderr.write('Name the folder for the pictures: node scripts/render-cards.ts OUT [NAME…]\n');
  process.exit(2);
}
mkdirSync(out, { recursive: true });

const require = createRequire(import.meta.url);
const renderer = readFileSync(require.resolve('adaptivecards/dist/adaptivecards.min.js'), 'utf8');
const rendererStyle = readFileSync(require.resolve('adaptivecards/dist/adaptivecards.css'), 'utf8');
const { default: MarkdownIt } = await import('markdown-it');
const markdown = new MarkdownIt();

const samples: readonly (readonly [string, Reply])[] = Object.entries(SAMPLE_REPLIES).filter(
  ([name]) => names.length === 0 || names.includes(name),
);

const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
});
try {
  for (const theme of ['light', 'dark'] as const) {
    for (const [label, width] of Object.entries(WIDTHS)) {
      const page = await browser.newPage({ viewport: { width: width + 48, height: 800 }, deviceScaleFactor: 1.5 });
      await page.exposeFunction('renderMarkdown', (text: string) => markdown.render(text));
      for (const [name, reply] of samples) {
        await page.setContent(frame(theme, width));
        await page.addScriptTag({ content: renderer });
        await page.evaluate(drawInPage, { card: cardOf(reply), config: teamsHostConfig(theme) });
        await page.locator('#frame').screenshot({ path: join(out, `${name}-${theme}-${label}.png`) });
      }
      await page.close();
    }
  }
} finally {
  await browser.close();
}
process.stdout.write(`${samples.length * 4} pictures in ${out}\n`);

function frame(theme: Theme, width: number): string {
  return `<!doctype html><meta charset="utf-8"><style>${rendererStyle}${teamsStyle(theme)}#card{width:${width}px}</style><div id="frame"><div id="card"></div></div>`;
}

/** Runs in the page: the renderer wants Markdown at once, so it is rendered beforehand and looked up. */
async function drawInPage({ card, config }: { card: unknown; config: unknown }): Promise<void> {
  interface Renderer {
    HostConfig: new (config: unknown) => unknown;
    AdaptiveCard: {
      new (): { hostConfig: unknown; parse(card: unknown): void; render(): object };
      onProcessMarkdown: unknown;
    };
  }
  const world = globalThis as unknown as {
    AdaptiveCards: Renderer;
    renderMarkdown(text: string): Promise<string>;
    document: { getElementById(id: string): { replaceChildren(...nodes: object[]): void } };
  };
  const { AdaptiveCard, HostConfig } = world.AdaptiveCards;
  const known = new Map<string, string>();
  const missing = new Set<string>();
  AdaptiveCard.onProcessMarkdown = (text: string, result: { outputHtml?: string; didProcess: boolean }) => {
    const html = known.get(text);
    if (html === undefined) missing.add(text);
    result.outputHtml = html ?? '';
    result.didProcess = true;
  };
  for (;;) {
    const drawn = new AdaptiveCard();
    drawn.hostConfig = new HostConfig(config);
    drawn.parse(card);
    const element = drawn.render();
    world.document.getElementById('card').replaceChildren(element);
    if (missing.size === 0) return;
    for (const text of missing) known.set(text, await world.renderMarkdown(text));
    missing.clear();
  }
}
