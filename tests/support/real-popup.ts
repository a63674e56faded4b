import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { connect, type Page } from 'puppeteer-core';
import type { ChromiumSession } from './chromium';
import { until } from './until';

/**
 * The popup that the toolbar button opens. Playwright doesn't see it, so a second client, puppeteer, drives it
 * over the browser's own protocol port.
 */
export interface RealPopup {
  readonly page: Page;
  /** Clicks by accessible name, and role where the name is not enough. A real click: it is a user gesture. */
  click(name: string, role?: string): Promise<void>;
  /** Replaces the text of the named field. */
  fill(name: string, text: string): Promise<void>;
  /** Waits until the popup shows the text. */
  waitForText(text: string, timeout?: number): Promise<void>;
  text(): Promise<string>;
  /** Resolves when the browser has closed the popup. */
  waitForClose(timeout?: number): Promise<void>;
  /** Closes the popup if it is open and disconnects. */
  close(): Promise<void>;
}

/** Opens the real popup over the tab that is in front. */
export async function openRealPopup(session: ChromiumSession): Promise<RealPopup> {
  const browser = await connect({
    browserWSEndpoint: await protocolAddress(session.profileDir),
    defaultViewport: null,
    // The worker and web pages stay Playwright's alone. The popup is born without an address.
    targetFilter: (target) => target.type() !== 'service_worker' && !target.url().startsWith('http'),
  });
  const address = `chrome-extension://${session.extensionId}/popup.html`;
  const worker = await session.worker();
  const before = new Set(browser.targets());
  await worker.evaluate('chrome.action.openPopup()');
  // Exactly this address: a new browser may open the same page as its welcome tab in this moment.
  const target = await browser.waitForTarget((each) => !before.has(each) && each.url() === address);
  // `asPage`, because puppeteer takes it for something else before it gets its address.
  return popupOf(await target.asPage(), () => browser.disconnect());
}

function popupOf(page: Page, disconnect: () => Promise<void>): RealPopup {
  const named = (name: string, role?: string) =>
    page.locator(`::-p-aria([name="${name}"]${role === undefined ? '' : `[role="${role}"]`})`);
  const text = async () => String(await page.evaluate('document.body.innerText'));
  const closing = new AbortController();
  page.once('close', () => closing.abort(new Error('the popup was closed')));
  const { signal } = closing;
  const waitForClose = async (timeout?: number) => {
    await until('the end of the popup', () => page.isClosed(), timeout === undefined ? {} : { timeout });
  };
  return {
    page,
    click: (name, role) => named(name, role).click({ signal }),
    fill: (name, value) => named(name).fill(value, { signal }),
    text,
    async waitForText(wanted, timeout) {
      const options = timeout === undefined ? {} : { timeout };
      await until(`"${wanted}" in the popup`, async () => (await text()).includes(wanted), options);
    },
    waitForClose,
    async close() {
      if (!page.isClosed()) await page.close();
      await disconnect();
    },
  };
}

/** Chromium writes its port and path into the profile once it listens. */
async function protocolAddress(profileDir: string): Promise<string> {
  const text = await readFile(join(profileDir, 'DevToolsActivePort'), 'utf8');
  const [port, path] = text.trim().split('\n');
  return `ws://127.0.0.1:${port}${path}`;
}
