/**
 * Takes the pictures of docs/screenshots: `npm run screenshots`.
 *
 * The same walk as test/playground/main-job.ts: real cards of a run of `preflight dev`, as the Playground shows them
 * and as the official renderer draws them light and dark, and the upload page. Needs Chromium.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { DevRun } from '../test/playground/dev-run.ts';
import {
  askFor808,
  askForStatus,
  openUploadPage,
  postFortySerials,
  readNotice,
  uploadForty,
} from '../test/playground/hana.ts';
import { launchBrowser, openPage, Playground, WINDOW } from '../test/playground/playground.ts';
import { drawCard } from './draw-card.ts';

const FOLDER = resolve(import.meta.dirname, '../docs/screenshots');
const LARGEST_BYTES = 300 * 1024;

/** Wide in daylight and narrow in the dark: what a card or a page can get wrong shows in one of the two. */
const LOOKS = [
  { name: 'light-wide', theme: 'light', widthPx: 560 },
  { name: 'dark-narrow', theme: 'dark', widthPx: 320 },
] as const;

const PAGE_LOOKS = [
  { name: 'light-wide', theme: 'light', width: 1100 },
  { name: 'dark-wide', theme: 'dark', width: 1100 },
  { name: 'light-narrow', theme: 'light', width: 390 },
  { name: 'dark-narrow', theme: 'dark', width: 390 },
] as const;

interface Said {
  readonly cards: readonly object[];
}

await mkdir(FOLDER, { recursive: true });
const dev = await DevRun.start();
try {
  const browser = await launchBrowser();
  try {
    await takePictures(dev, browser);
  } finally {
    await browser.close();
  }
} finally {
  await dev.stop();
}

async function takePictures(run: DevRun, browser: Browser): Promise<void> {
  const page = await openPage(browser, { viewport: WINDOW });
  const playground = await Playground.open(page, run.playgroundUrl);

  const card = await postFortySerials(playground);
  await keep('playground-draft', await page.screenshot());
  await playground.press(card, 'Send for approval');
  await card.getByText('Waiting for approval').first().waitFor();
  await keepCard(run, browser, 'waiting');

  // Slow enough that the picture shows the work half done.
  await run.control('timing', { importMs: 3_000, assignMs: 8_000 });
  await run.preflight('press', 'R-1', 'approve', '--as', 'ada');
  await card.getByText('Registered, no profile yet').first().waitFor();
  await keepCard(run, browser, 'running');
  await card.getByText('Done with failures').first().waitFor();
  await keep('playground-result', await page.screenshot());
  await keepCard(run, browser, 'result');

  await readNotice(playground);
  await askForStatus(playground);
  await askFor808(playground);
  await keep('playground-personal', await page.screenshot());

  await keepUploadPages(await openUploadPage(playground));
}

/** The card of R-1 as it stands now, drawn in every look. */
async function keepCard(run: DevRun, browser: Browser, name: string): Promise<void> {
  const { cards } = await run.preflight<Said>('ask', 'status of R-1');
  const [card] = cards;
  if (card === undefined) throw new Error('the status of R-1 has no card');
  for (const look of LOOKS) await keep(`card-${name}-${look.name}`, await drawCard(browser, card, look));
}

/** The one upload session is looked at in every theme and width: it cannot be opened twice. */
async function keepUploadPages(upload: Page): Promise<void> {
  await keepPage(upload, 'upload-choose', upload.locator('#zone'));
  await keepPage(upload, 'upload-findings', await uploadForty(upload));
}

async function keepPage(page: Page, name: string, shown: Locator): Promise<void> {
  for (const look of PAGE_LOOKS) {
    await page.emulateMedia({ colorScheme: look.theme, reducedMotion: 'reduce' });
    await page.setViewportSize({ width: look.width, height: 800 });
    await shown.waitFor();
    await keep(`${name}-${look.name}`, await page.screenshot({ fullPage: true }));
  }
}

async function keep(name: string, png: Buffer): Promise<void> {
  if (png.length > LARGEST_BYTES)
    throw new Error(`${name} has ${png.length} bytes; a picture has at most ${LARGEST_BYTES}`);
  await writeFile(join(FOLDER, `${name}.png`), png);
  process.stdout.write(`${name}.png ${Math.ceil(png.length / 1024)} KB\n`);
}
