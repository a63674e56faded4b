import type { Keybearer } from './keybearer';

/** What a person does with tabs and windows beyond what Playwright knows. */
export interface BrowserTabs {
  /** @returns the new tab's id */
  open(url: string, inWindow?: number): Promise<number>;
  goTo(tabId: number, url: string): Promise<void>;
  /** Whether the tab has loaded that address. */
  shows(tabId: number, url: string): Promise<boolean>;
  /** @returns the new tab's id */
  duplicate(tabId: number): Promise<number>;
  /** Takes the tab out of memory. @returns its id afterwards */
  discard(tabId: number): Promise<number>;
  reload(tabId: number): Promise<void>;
  /** Moves the tab into a window of its own. @returns the window's id */
  moveToNewWindow(tabId: number): Promise<number>;
  /** A new window with one tab. @returns both ids */
  openWindow(url: string, incognito?: boolean): Promise<{ windowId: number; tabId: number }>;
}

/** Drives them from a page of the extension, which may use the same calls as the toolbar. */
export function browserTabs({ page }: Keybearer): BrowserTabs {
  const call = <T>(script: string): Promise<T> => page.evaluate<T>(script);
  const text = JSON.stringify;
  return {
    open: (url, inWindow) =>
      call(`chrome.tabs.create(${text({ url, windowId: inWindow })}).then(({ id }) => id)`),
    goTo: (tabId, url) => call(`chrome.tabs.update(${tabId}, ${text({ url })}).then(() => {})`),
    shows: (tabId, url) =>
      call(`chrome.tabs.get(${tabId}).then((tab) => tab.status === 'complete' && tab.url === ${text(url)})`),
    duplicate: (tabId) => call(`chrome.tabs.duplicate(${tabId}).then(({ id }) => id)`),
    discard: (tabId) => call(`chrome.tabs.discard(${tabId}).then(({ id }) => id)`),
    reload: (tabId) => call(`chrome.tabs.reload(${tabId})`),
    moveToNewWindow: (tabId) => call(`chrome.windows.create({ tabId: ${tabId} }).then(({ id }) => id)`),
    openWindow: (url, incognito = false) =>
      call(
        `chrome.windows.create(${text({ url, incognito })}).then(({ id, tabs }) => ({ windowId: id, tabId: tabs[0].id }))`,
      ),
  };
}
