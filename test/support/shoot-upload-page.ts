/**
 * Takes pictures of the upload page with a fake flow behind it: `node test/support/shoot-upload-page.ts OUT`.
 * Each step is shown light and dark, narrow and wide, and once with forced colours.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import type { UploadOutcome } from '../../src/teams/upload-deps.ts';
import { fakeUploadDeps, samplePage, serveUploadPage, TICKET } from './upload-harness.ts';

const [out] = process.argv.slice(2);
if (out === undefined) {
  process.stderr.write('Name the folder for the pictures: node test/support/shoot-upload-page.ts OUT\n');
  process.exit(2);
}
mkdirSync(out, { recursive: true });

const LOOKS = [
  { name: 'light-wide', width: 1280, colorScheme: 'light', forcedColors: 'none' },
  { name: 'dark-wide', width: 1280, colorScheme: 'dark', forcedColors: 'none' },
  { name: 'light-narrow', width: 320, colorScheme: 'light', forcedColors: 'none' },
  { name: 'dark-narrow', width: 320, colorScheme: 'dark', forcedColors: 'none' },
  { name: 'forced', width: 800, colorScheme: 'dark', forcedColors: 'active' },
] as const;

function outcomeOf(fileName: string): UploadOutcome {
  if (fileName === 'broken.csv') {
    const page = samplePage(fileName, 1);
    return {
      ok: false,
      again: true,
      message: 'The file has no row that names a device.',
      page: {
        ...page,
        listId: null,
        devices: 0,
        counts: { ready: 0, repaired: 0, 'needs-you': 0, 'cannot-be-used': 0 },
        proposals: 0,
        changes: [],
        hasFile: false,
        mayChange: false,
      },
    };
  }
  return { ok: true, requestId: 'R-9', message: 'R-9 now holds this list.' };
}

const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
});

async function shoot(page: Page, look: string, step: string): Promise<void> {
  await page.screenshot({ path: join(out as string, `${step}-${look}.png`), fullPage: true });
}

async function walk(look: (typeof LOOKS)[number]): Promise<void> {
  const server = await serveUploadPage(fakeUploadDeps(outcomeOf));
  const context = await browser.newContext({
    viewport: { width: look.width, height: 800 },
    colorScheme: look.colorScheme,
    forcedColors: look.forcedColors,
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  try {
    await page.goto(`${server.url}/upload/${TICKET}`);
    await page.getByRole('heading', { name: 'Upload a list to R-9' }).waitFor();
    await shoot(page, look.name, '1-choose');
    await page
      .getByLabel('choose a file')
      .setInputFiles({ name: 'list.xlsx', mimeType: 'text/csv', buffer: Buffer.from('x') });
    await shoot(page, look.name, '2-problem');
    await page
      .getByLabel('choose a file')
      .setInputFiles({ name: 'broken.csv', mimeType: 'text/csv', buffer: Buffer.from('x') });
    await page.getByRole('button', { name: 'Check and use this list' }).click();
    await page.getByRole('heading', { name: 'This list cannot be used' }).waitFor();
    await shoot(page, look.name, '3-refused');
    const name = look.name === 'forced' ? 'many.csv' : 'contoso-40.csv';
    await page
      .getByLabel('choose a file')
      .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.alloc(180_000, 'x') });
    await shoot(page, look.name, '4-chosen');
    await page.getByRole('button', { name: 'Check and use this list' }).click();
    await page.getByRole('heading', { name: 'List uploaded to R-9' }).waitFor();
    await page.screenshot({ path: join(out as string, `5-result-${look.name}.png`), fullPage: name !== 'many.csv' });
    await page.goto(`${server.url}/upload`);
    await page.getByRole('heading', { name: `${name} in R-9` }).waitFor();
    await page.getByRole('button', { name: 'Accept the proposal', exact: true }).click();
    await page.getByRole('heading', { name: 'can be sent', exact: false }).first().waitFor();
    await page.getByText('123456789012345').first().waitFor();
    await page.screenshot({ path: join(out as string, `6-accepted-${look.name}.png`), fullPage: name !== 'many.csv' });
    await page.goto(`${server.url}/upload/${TICKET}`);
    await shoot(page, look.name, '7-closed');
  } finally {
    await context.close();
    await server.close();
  }
  for (const complaint of complaints) process.stderr.write(`${look.name}: ${complaint}\n`);
}

try {
  for (const look of LOOKS) await walk(look);
} finally {
  await browser.close();
}
process.stdout.write(`pictures in ${out}\n`);
