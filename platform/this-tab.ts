import { browser } from './browser';
import { inWelcome } from './page-place';

/** The tab the user looks at. `url` is null where the browser does not let us see it. */
export interface ThisTab {
  readonly id: number;
  readonly url: string | null;
  /** In a private window. */
  readonly isPrivate: boolean;
  /** In a window that a page opened. */
  readonly inPopup: boolean;
}

/**
 * The tab that "this tab" means in every view. The popup and the side panel belong to the last
 * focused window; our own pages in a tab are nobody's "this tab".
 * Address: needs access to the host, or `activeTab` from a click on the icon.
 */
export async function thisTab(): Promise<ThisTab | null> {
  // It would be the page itself.
  if (inWelcome()) return null;
  // Both at once: the first view waits for this.
  const [[tab], windows] = await Promise.all([
    browser.tabs.query({ active: true, lastFocusedWindow: true }),
    browser.windows.getAll(),
  ]);
  if (tab?.id === undefined || tab.id < 0) return null;
  const url = tab.url ?? null;
  if (url?.startsWith(browser.runtime.getURL('/'))) return null;
  const inPopup = windows.find(({ id }) => id === tab.windowId)?.type !== 'normal';
  return { id: tab.id, url, isPrivate: tab.incognito, inPopup };
}
