import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { extensionId } from '../../e2e/support/extension-id';
import { killWorker } from '../../e2e/support/kill-worker';
import type { Replica } from '../../servers/replica';
import { launchChromium } from '../../support/chromium';
import { answerPrompt } from '../../support/permission-prompt';
import { until } from '../../support/until';
import { startXvfb } from '../../support/xvfb';
import { type AttackBrowser, type AttackPage, clickAt, INSERT } from './attack-browser';

const CLOSE_AGAIN_MS = 500;
/** Copy, link and move. */
const ANY_OPERATION = 19;

/** Some Chromium builds block what pages in foreign frames store, and with it their workers. Most don't. */
const PREFERENCES = { profile: { cookie_controls_mode: 0, block_third_party_cookies: false } };

/**
 * Sites keep processes of their own, and the tabs of one site share theirs, as where a user has many tabs: hundreds of
 * tabs come and go, and each would start two processes.
 */
const ONE_PROCESS_A_SITE = '--renderer-process-limit=1';

/** What its key makes it. */
const STRANGER_ID = extensionId(Buffer.from('another extension of the attack suite'));

/**
 * Chromium in a window of its own, so that its own prompts can be answered.
 * @param build folder of the unpacked extension
 */
export async function startChromium(
  build: string,
  stranger: string,
  replica: Replica,
): Promise<AttackBrowser> {
  const xvfb = await startXvfb();
  const both = `${build},${stranger}`;
  const session = await launchChromium({
    build,
    replica,
    headed: true,
    display: xvfb.display,
    profileDir: await profileWithThirdPartyStorage(),
    args: [`--disable-extensions-except=${both}`, `--load-extension=${both}`, ONE_PROCESS_A_SITE],
  });
  const pages = new Map<Page, AttackPage>();
  const wrap = (page: Page): AttackPage => {
    const wrapped = pages.get(page) ?? attackPage(page);
    pages.set(page, wrapped);
    return wrapped;
  };
  const extensionOrigin = `chrome-extension://${session.extensionId}`;
  return {
    name: 'chromium',
    extensionOrigin,
    extensionId: session.extensionId,
    newPage: async () => wrap(await session.context.newPage()),
    async tabAt(address, except = []) {
      const fits = (page: Page) => page.url().startsWith(address) && !except.includes(wrap(page));
      return wrap(await until(`a tab at ${address}`, () => session.context.pages().find(fits)));
    },
    async stopBackground(page) {
      const inner = session.context.pages().find((each) => wrap(each) === page);
      if (inner === undefined) throw new Error('the page is closed');
      await killWorker(session, inner);
    },
    async openExtensionPage(path) {
      return wrap(await session.openPopupPage(path));
    },
    async openStrangerPage() {
      const page = await session.context.newPage();
      await page.goto(`chrome-extension://${STRANGER_ID}/page.html`);
      return wrap(page);
    },
    shownAddresses: async () =>
      session.context.pages().flatMap((page) => page.frames().map((frame) => frame.url())),
    grant: (ask) => answerPrompt(xvfb, 'grant', async () => void ask()),
    async closeAllBut(kept) {
      const others = session.context.pages().filter((page) => !kept.includes(wrap(page)));
      await Promise.all(others.map(closed));
    },
    async close() {
      await session.close();
      await xvfb.stop();
    },
  };
}

/** A close that meets a navigation as it commits is lost in Chromium, without an error: it is asked for again. */
async function closed(page: Page): Promise<void> {
  const ask = async () => {
    // Only so does Playwright pass on a second request to close.
    await page.close({ runBeforeUnload: true }).catch(() => {});
    return until('a closed tab', () => page.isClosed(), { timeout: CLOSE_AGAIN_MS }).catch(() => false);
  };
  await until('a tab that closes', ask);
}

function attackPage(page: Page): AttackPage {
  return {
    goto: async (url) => void (await page.goto(url).catch(() => null)),
    evaluate: (expression) => page.evaluate(expression),
    // Some markup takes the page away before the call has returned.
    insert: async (markup) =>
      void (await page.evaluate(`(${INSERT})(${JSON.stringify(markup)})`).catch(() => {})),
    async evaluateInFrame(address, expression) {
      const frame = page.frames().find((each) => each !== page.mainFrame() && each.url().startsWith(address));
      if (frame === undefined) throw new Error(`no frame shows ${address}`);
      return frame.evaluate(expression);
    },
    click: (selector) => page.click(selector),
    clickAt: (x, y, clickWith) => clickAt(page, x, y, clickWith),
    drop: (url) => dropOn(page, url),
    show: () => page.bringToFront(),
    url: () => page.url(),
    close: () => page.close(),
  };
}

async function dropOn(page: Page, url: string): Promise<void> {
  const protocol = await page.context().newCDPSession(page);
  const items = [{ mimeType: 'text/uri-list', data: url }];
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await protocol.send('Input.dispatchDragEvent', {
      type,
      x: 200,
      y: 200,
      data: { items, dragOperationsMask: ANY_OPERATION },
    });
}

/** A new profile in which framed pages may store things and start workers. @returns its folder */
async function profileWithThirdPartyStorage(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'keybearer-chromium-'));
  await mkdir(join(folder, 'Default'));
  await writeFile(join(folder, 'Default', 'Preferences'), JSON.stringify(PREFERENCES));
  return folder;
}
