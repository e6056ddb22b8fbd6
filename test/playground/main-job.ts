/**
 * The main job as a newcomer sees it, in a browser: `npm run test:playground`.
 *
 * Starts `preflight dev` and walks through the Microsoft 365 Agents Playground as hana, the help-desk agent, while ada,
 * the admin, approves from a terminal. Needs Chromium; not a part of `npm test`.
 */
import type { Browser, Locator } from 'playwright-core';
import { until } from '../support/trial.ts';
import { DevRun } from './dev-run.ts';
import { askFor808, askForStatus, openUploadPage, postFortySerials, readNotice, uploadForty } from './hana.ts';
import { launchBrowser, openPage, Playground, WINDOW } from './playground.ts';
import { Tally } from './tally.ts';

interface Shown {
  readonly state: string;
  readonly counts: Readonly<Record<string, number>>;
  readonly devices: readonly { readonly serial: string; readonly state: string; readonly code: string | null }[];
}

/** The address of a link as it stands on the card, before its page makes a session of it. */
const PERSONAL_LINK = /\/upload\/[\w-]{40,}$/;

const tally = new Tally();
let run: DevRun | null = null;
let browser: Browser | null = null;
try {
  run = await DevRun.start();
  browser = await launchBrowser();
  await walk(run, browser);
} catch (error) {
  tally.check(`the walk begins: ${error instanceof Error ? error.message : String(error)}`, false);
} finally {
  await browser?.close();
  await run?.stop();
}
tally.finish();

async function walk(dev: DevRun, chromium: Browser): Promise<void> {
  const page = await openPage(chromium, { viewport: WINDOW });
  const playground = await Playground.open(page, dev.playgroundUrl);

  await tally.part('hana posts forty serial numbers in the team channel', async () => {
    const card = await postFortySerials(playground);
    await see(card, /Register 40 devices/, 'the card says what would be done');
    await see(card, /Contoso \(contoso\.com\)/, 'for which customer');
    await see(card, /tag KIOSK/, 'with which tag');
    await see(card, /Nothing has been changed yet/, 'and that nothing has been changed');
    tally.check('it is the only card of the request', (await playground.cards(/R-1\b/).count()) === 1);
    tally.check('the service was sent nothing', Object.keys(await dev.submissions()).length === 0);
  });

  await tally.part('hana sends it, and cannot approve her own request', async () => {
    const card = await playground.card(/R-1\b/);
    await playground.press(card, 'Send for approval');
    await see(card, /Waiting for approval/, 'the same card waits for an approval');
    await playground.press(card, 'Approve');
    const refusal = page.getByText('Only an admin can decide about R-1');
    await refusal.waitFor();
    tally.check('the press is refused with a reason', true);
    tally.check('nothing was decided', (await shown(dev)).state === 'waiting-for-approval');
    tally.check('the service was sent nothing', Object.keys(await dev.submissions()).length === 0);
  });

  await tally.part('ada approves from a terminal, and the same card follows to the end', async () => {
    const card = await playground.card(/R-1\b/);
    await dev.preflight('press', 'R-1', 'approve', '--as', 'ada');
    await see(card, /approved by Ada/, 'the card names who approved');
    await see(card, /38 profile assigned, 1 failed, 1 left out/, 'the card ends with what became of every device');
    await see(
      card,
      /808 ZtdDeviceAssignedToOtherTenant.*PF4KIOSK39/s,
      'it names the device of another tenant with the code of the service',
    );
    await see(card, /PF4KIOSK40/, 'it names the device whose hash is damaged');
    tally.check('it is still the only card of the request', (await playground.cards(/R-1\b/).count()) === 1);
    const { state, counts, devices } = await shown(dev);
    const of = (serial: string) => devices.find((device) => device.serial === serial);
    tally.check('the request is done with failures', state === 'done-with-failures');
    tally.check(
      '38 have their profile, 1 failed, 1 was left out',
      counts['assigned'] === 38 && counts['failed'] === 1 && counts['skipped'] === 1,
    );
    tally.check('PF4KIOSK39 failed with 808', of('PF4KIOSK39')?.state === 'failed' && of('PF4KIOSK39')?.code === '808');
    const submissions = await dev.submissions();
    tally.check('PF4KIOSK40 was never sent', (submissions['PF4KIOSK40'] ?? 0) === 0);
    tally.check('39 devices were sent once each', Object.values(submissions).join() === Array(39).fill(1).join());
  });

  await tally.part('hana hears the end personally', async () => {
    const notice = await readNotice(playground);
    tally.check('the personal message counts the outcome', /38 of 40 .*1 failed, 1 not sent/.test(notice));
  });

  await tally.part('hana asks in the personal chat', async () => {
    const helps = playground.cards(/What you can do here, Hana.*register .+ to Contoso/s);
    const hello = await helps.count();
    await playground.say('help');
    await helps.nth(hello).waitFor();
    tally.check('help answers with sentences that work', true);
    await see(await askForStatus(playground), /blocked/i, 'the status says that the device is blocked');
    await see(await askFor808(playground), /Source: /, 'the explanation of 808 names its source');
  });

  await tally.part('hana uploads a list instead of pasting it', async () => {
    const asked = page.context().waitForEvent('request', (request) => PERSONAL_LINK.test(request.url()));
    const upload = await openUploadPage(playground);
    const link = (await asked).url();
    const findings = await uploadForty(upload);
    tally.check(
      'the findings name the row with the damaged hash',
      (await findings.getByRole('row').filter({ hasText: 'HASH_DIGEST_MISMATCH' }).count()) === 1,
    );
    await page.bringToFront();
    await playground
      .cards(/R-2\b.*40 devices/s)
      .last()
      .waitFor();
    tally.check('the card in the chat holds the list', true);
    await upload.reload();
    await upload.getByRole('table', { name: 'What was found' }).waitFor();
    tally.check('the page holds the list, too, when it is loaded again', true);
    await upload.goto(link);
    await upload.getByRole('heading', { name: 'This link is not open any more' }).waitFor();
    tally.check('the link works once', true);
  });
}

/** Waits until the card shows the words. */
async function see(card: Locator, words: RegExp, what: string): Promise<void> {
  await until(what, async () => (words.test((await card.textContent()) ?? '') ? true : null));
  tally.check(what, true);
}

function shown(dev: DevRun): Promise<Shown> {
  return dev.preflight<Shown>('requests', 'show', 'R-1');
}
