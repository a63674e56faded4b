import type { Page } from '@playwright/test';
import type { ChromiumSession } from '../../support/chromium';

/** Milliseconds from the start of the navigation. */
export interface PageTimes {
  readonly firstPaint: number;
  /** The list is in the page with its buttons enabled; null for a page that never has one. */
  readonly list: number | null;
  /** How far its parts moved after they were painted, as browsers add that up. */
  readonly shift: number;
}

const LIST = 'list';
const TIMEOUT = 20_000;

/**
 * Opens a page of the extension in a new tab and closes it again.
 * @param buttons how many buttons its list has when it is whole
 * @param prepare last thing before the navigation
 */
export async function openPage(
  session: ChromiumSession,
  path: string,
  buttons: number,
  prepare: (tab: Page) => Promise<void>,
): Promise<PageTimes> {
  const tab = await session.context.newPage();
  await tab.addInitScript(markList, { mark: LIST, buttons });
  await prepare(tab);
  await tab.goto(`chrome-extension://${session.extensionId}/${path}`);
  const list = buttons === 0 ? null : await timeOf(tab, 'mark', LIST);
  const firstPaint = await timeOf(tab, 'paint', 'first-contentful-paint');
  const shift = await tab.evaluate(layoutShift);
  await tab.close();
  return { firstPaint, list, shift };
}

/** Runs in the page. What comes late moves other parts within half a second. */
function layoutShift(): Promise<number> {
  return new Promise((resolve) => {
    let sum = 0;
    new PerformanceObserver((seen) => {
      for (const entry of seen.getEntries()) sum += (entry as unknown as { readonly value: number }).value;
    }).observe({ type: 'layout-shift', buffered: true });
    setTimeout(() => resolve(sum), 500);
  });
}

/** Runs in the page before its own scripts. Without inner functions with names: tsx would mark those. */
function markList({ mark, buttons }: { readonly mark: string; readonly buttons: number }): void {
  new MutationObserver((_, observer) => {
    if (document.querySelectorAll('li button:enabled').length < Math.max(1, buttons)) return;
    observer.disconnect();
    performance.mark(mark);
  }).observe(document, { childList: true, subtree: true });
}

/** When the page's timeline has the entry, or gets it. */
async function timeOf(tab: Page, type: string, name: string): Promise<number> {
  const entry = await tab.waitForFunction(
    (wanted) => performance.getEntriesByName(wanted.name, wanted.type)[0]?.startTime,
    { type, name },
    { polling: 50, timeout: TIMEOUT },
  );
  return (await entry.jsonValue()) ?? Number.NaN;
}
