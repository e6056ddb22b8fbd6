import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import type { Playground } from './playground.ts';

const EXAMPLES = resolve(import.meta.dirname, '../../examples');

/** Hana posts the message with the forty serial numbers in the help desk's channel; the card that answers. */
export async function postFortySerials(playground: Playground): Promise<Locator> {
  await playground.openChannel('Help desk - Devices');
  const message = await readFile(join(EXAMPLES, 'contoso-40.txt'), 'utf8');
  await playground.post(message.replace(/^@Preflight\s+/, ''));
  return playground.card(/R-1\b/);
}

/** The personal message about the end of the request, in the personal chat. */
export async function readNotice(playground: Playground): Promise<string> {
  await playground.openPersonalChat();
  const notice = playground.messages(/^R-1 for Contoso:/).last();
  await notice.waitFor();
  return (await notice.textContent()) ?? '';
}

/** Hana asks in the personal chat how a blocked device stands. */
export async function askForStatus(playground: Playground): Promise<Locator> {
  await playground.say('status of PF4CONBLK1');
  return playground.card(/^PF4CONBLK1/);
}

/** Hana asks in the personal chat what the code of the failed device means. */
export async function askFor808(playground: Playground): Promise<Locator> {
  await playground.say('what does 808 mean?');
  return playground.card(/ZtdDeviceAssignedToOtherTenant/);
}

/** Hana asks for a registration without a list, in the personal chat, and follows the link to the upload page. */
export async function openUploadPage(playground: Playground): Promise<Page> {
  await playground.say('register these to Contoso with tag KIOSK');
  await playground.press(await playground.card(/R-2\b/), 'Upload a list');
  const upload = await playground.follow('Open the upload page');
  await upload.getByRole('heading', { name: 'Choose the list' }).waitFor();
  return upload;
}

/** Hana chooses the list of the forty devices; the table of what was found in it. */
export async function uploadForty(upload: Page): Promise<Locator> {
  await upload.locator('input[type="file"]').setInputFiles(join(EXAMPLES, 'contoso-40.csv'));
  await upload.getByRole('button', { name: 'Check and use this list' }).click();
  const findings = upload.getByRole('table', { name: 'What was found' });
  await findings.waitFor();
  return findings;
}
