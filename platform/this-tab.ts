import { browser } from './browser';

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
  const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
  if (tab?.id === undefined || tab.id < 0) return null;
  const url = tab.url ?? null;
  if (url?.startsWith(browser.runtime.getURL('/'))) return null;
  const { type } = tab.windowId === undefined ? {} : await browser.windows.get(tab.windowId);
  return { id: tab.id, url, isPrivate: tab.incognito, inPopup: type !== 'normal' };
}
