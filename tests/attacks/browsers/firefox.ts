import { resolve } from 'node:path';
import type { Page } from 'puppeteer-core';
import type { Replica } from '../../servers/replica';
import { launchFirefox, openAddonPage } from '../../support/firefox';
import { runInFirefox } from '../../support/firefox-chrome';
import { until } from '../../support/until';
import { type AttackBrowser, type AttackPage, clickAt, INSERT } from './attack-browser';

/** Milliseconds after which a navigation that Firefox never reports to us is taken as done. */
const LONGEST_NAVIGATION = 5_000;

/** Puppeteer hears nothing of documents in an extension's process. */
const SHOWN = `gBrowser.browsers
  .flatMap(({ browsingContext }) => browsingContext.getAllBrowsingContextsInSubtree())
  .map(({ currentWindowGlobal }) => currentWindowGlobal?.documentURI.spec ?? '')`;

/** Runs in the browser's own window: what the system would tell it of a drag from elsewhere. */
const DROP = `async (url) => {
  const dataTransfer = new DataTransfer();
  dataTransfer.mozSetDataAt('text/uri-list', url, 0);
  dataTransfer.mozSetDataAt('text/plain', url, 0);
  for (const type of ['dragenter', 'dragover', 'drop']) {
    const event = new DragEvent(type, { bubbles: true, cancelable: true, composed: true, dataTransfer, view: window });
    window.windowUtils.dispatchDOMEventViaPresShellForTesting(gBrowser.tabContainer, event);
  }
}`;

/** Ends the event page, as Firefox does when it idles. */
const STOP = `async (id) => {
  const { extension } = WebExtensionPolicy.getByID(id);
  await extension.terminateBackground({ ignoreDevToolsAttached: true });
}`;

const PREFS = {
  // Pages may open pop-ups and prefetch, which other tests want to be quiet; JSON has its viewer, as for users.
  'dom.disable_open_during_load': false,
  'network.prefetch-next': true,
  'devtools.jsonview.enabled': true,
  // Hundreds of tabs come and go: no animation, and one process for all tabs of a site, which outlives them.
  'ui.prefersReducedMotion': 1,
  'dom.ipc.processCount': 1,
  'dom.ipc.processCount.webIsolated': 1,
  'dom.ipc.keepProcessesAlive.web': 1,
  'dom.ipc.keepProcessesAlive.webIsolated.max': 10,
  'dom.ipc.keepProcessesAlive.webIsolated.perOrigin': 2,
};

/** Firefox, which gives access without a prompt (a preference says so). */
export async function startFirefox(
  build: string,
  stranger: string,
  replica: Replica,
): Promise<AttackBrowser> {
  const session = await launchFirefox({ build, replica, prefs: PREFS });
  await session.browser.installExtension(resolve(stranger));
  const strangerHost = await runInFirefox(
    session.browser,
    "WebExtensionPolicy.getByID('stranger@attacks.example').mozExtensionHostname",
  );
  const pages = new Map<Page, AttackPage>();
  const wrap = (page: Page): AttackPage => {
    const wrapped =
      pages.get(page) ??
      attackPage(page, (url) => runInFirefox(session.browser, `(${DROP})(${JSON.stringify(url)})`));
    pages.set(page, wrapped);
    return wrapped;
  };
  return {
    name: 'firefox',
    extensionOrigin: `moz-extension://${session.uuid}`,
    extensionId: session.addonId,
    newPage: async () => wrap(await session.newPage()),
    async tabAt(address, except = []) {
      const find = async () =>
        (await session.browser.pages()).find(
          (page) => page.url().startsWith(address) && !except.includes(wrap(page)),
        );
      return wrap(await until(`a tab at ${address}`, find));
    },
    stopBackground: async () =>
      void (await runInFirefox(session.browser, `(${STOP})(${JSON.stringify(session.addonId)})`)),
    openExtensionPage: async (path) => wrap(await session.openPopupPage(path)),
    openStrangerPage: async () =>
      wrap(await openAddonPage(session.browser, `moz-extension://${strangerHost}/page.html`)),
    shownAddresses: async () => (await runInFirefox(session.browser, SHOWN)) as readonly string[],
    grant: async (ask) => void (await ask()),
    async closeAllBut(kept) {
      const others = (await session.browser.pages()).filter((page) => !kept.includes(wrap(page)));
      await Promise.all(others.map((page) => page.close().catch(() => {})));
    },
    close: () => session.close(),
  };
}

function attackPage(page: Page, drop: (url: string) => Promise<unknown>): AttackPage {
  return {
    goto: async (url) => void (await page.goto(url, { timeout: LONGEST_NAVIGATION }).catch(() => null)),
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
    drop: async (url) => void (await drop(url)),
    show: () => page.bringToFront(),
    url: () => page.url(),
    close: () => page.close(),
  };
}
