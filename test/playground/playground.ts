import { type Browser, type BrowserContext, chromium, type Locator, type Page } from 'playwright-core';

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A wait that lasts longer than this is in vain. */
const BOUND_MS = 30_000;

/** Wide enough that the Playground shows its list of chats, and high enough for a whole card. */
export const WINDOW = { width: 1280, height: 1700 };

/** Chromium as the system has it; `CHROMIUM_PATH` names another. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium', args: FLAGS });
}

/** A page with no way to other machines: the Playground asks for web fonts that it can do without. */
export async function openPage(browser: Browser, options: Parameters<Browser['newContext']>[0]): Promise<Page> {
  const context = await browser.newContext(options);
  context.setDefaultTimeout(BOUND_MS);
  await stayLocal(context);
  return context.newPage();
}

async function stayLocal(context: BrowserContext): Promise<void> {
  await context.route('**/*', (route) => {
    const { protocol, hostname } = new URL(route.request().url());
    const local = !protocol.startsWith('http') || hostname === '127.0.0.1' || hostname === 'localhost';
    return local ? route.continue() : route.abort();
  });
}

/** The Microsoft 365 Agents Playground as hana sees it: its chats, what is written there, and the cards. */
export class Playground {
  readonly page: Page;

  private constructor(page: Page) {
    this.page = page;
  }

  static async open(page: Page, url: string): Promise<Playground> {
    await page.goto(url);
    await page.getByRole('button', { name: 'Hide log panel' }).click();
    return new Playground(page);
  }

  async openChannel(name: string): Promise<void> {
    await this.page.getByRole('treeitem', { name }).click();
    await this.page.getByRole('button', { name: 'Post', exact: true }).waitFor();
  }

  async openPersonalChat(): Promise<void> {
    await this.page.getByRole('treeitem', { name: 'Personal Chat' }).click();
    await this.page.getByRole('button', { name: 'Post', exact: true }).waitFor({ state: 'detached' });
  }

  /** Starts a post in the open channel that mentions the bot: without a mention a bot hears nothing in a channel. */
  async post(text: string): Promise<void> {
    const composer = this.#composers.first();
    await composer.click();
    await composer.pressSequentially('@Pre');
    await this.page.locator('.fui-MenuItem__content').filter({ hasText: 'Preflight' }).click();
    await composer.locator('.mention').waitFor();
    // Inserted at once: a typed line end would send the message.
    await this.page.keyboard.insertText(` ${text}`);
    await this.page.getByRole('button', { name: 'Post', exact: true }).click();
  }

  /** Writes a message in the open personal chat. */
  async say(text: string): Promise<void> {
    await this.#composers.last().click();
    await this.page.keyboard.insertText(text);
    await this.page.getByLabel('Send Message').last().click();
  }

  /** The cards of the open chat that hold the text. */
  cards(text: string | RegExp): Locator {
    return this.page.locator('.ac-adaptiveCard').filter({ hasText: text });
  }

  /** The newest card of the open chat that holds the text, as soon as there is one. */
  async card(text: string | RegExp): Promise<Locator> {
    const card = this.cards(text).last();
    await card.waitFor();
    await card.scrollIntoViewIfNeeded();
    return card;
  }

  /** What the bot wrote in the open chat without a card; the list of chats beside it repeats the last message. */
  messages(text: RegExp): Locator {
    return this.page.locator('.fai-OutputCard').getByText(text);
  }

  async press(card: Locator, button: string): Promise<void> {
    await card.getByRole('button', { name: button, exact: true }).click();
  }

  /** Follows a link of the newest card that has it; the page that opens. */
  async follow(link: string): Promise<Page> {
    const opening = this.page.context().waitForEvent('page');
    await this.page.locator('.ac-adaptiveCard').getByText(link, { exact: true }).last().click();
    return opening;
  }

  get #composers(): Locator {
    return this.page.locator('[contenteditable="true"][role="textbox"]');
  }
}
