import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser } from 'playwright-core';
import { type Theme, teamsHostConfig, teamsStyle } from '../test/support/teams-host-config.ts';

const require = createRequire(import.meta.url);
const scripts = ['adaptivecards/dist/adaptivecards.min.js', 'markdown-it/browser'].map((name) => require.resolve(name));
const style = readFileSync(require.resolve('adaptivecards/dist/adaptivecards.css'), 'utf8');

/** How a card is looked at: a phone or the pane beside a chat is narrow. */
export interface CardLook {
  readonly theme: Theme;
  readonly widthPx: number;
}

/**
 * Draws a card with the official renderer and colours like Teams', as a PNG. Elements that only Teams knows (badges,
 * charts, progress bars) show their fallback.
 */
export async function drawCard(browser: Browser, card: object, { theme, widthPx }: CardLook): Promise<Buffer> {
  const page = await browser.newPage({ viewport: { width: widthPx + 48, height: 800 } });
  try {
    await page.setContent(
      `<!doctype html><meta charset="utf-8"><style>${style}${teamsStyle(theme)}#card{width:${widthPx}px}</style><div id="frame"><div id="card"></div></div>`,
    );
    for (const path of scripts) await page.addScriptTag({ path });
    await page.addScriptTag({ content: drawing(card, teamsHostConfig(theme)) });
    return await page.locator('#frame').screenshot();
  } finally {
    await page.close();
  }
}

/** Runs in the page. */
function drawing(card: object, hostConfig: object): string {
  return `
    AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
      result.outputHtml = markdownit().render(text);
      result.didProcess = true;
    };
    const drawn = new AdaptiveCards.AdaptiveCard();
    drawn.hostConfig = new AdaptiveCards.HostConfig(${JSON.stringify(hostConfig)});
    drawn.parse(${JSON.stringify(card)});
    document.getElementById('card').append(drawn.render());
  `;
}
