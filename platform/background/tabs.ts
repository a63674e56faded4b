import { browser } from '../browser';
import { runEvent } from './run-event';

/** Reloads past the cache, so that nothing stored without the token is shown. */
export async function reloadTab(tabId: number): Promise<void> {
  await browser.tabs.reload(tabId, { bypassCache: true });
}

/** Opens an address in a new tab. @returns its id */
export async function openTab(url: string): Promise<number> {
  const tab = await browser.tabs.create({ url });
  return tab.id ?? -1;
}

/** Opens an empty tab and calls `prepare` with it before anything is loaded in it. */
export async function openPreparedTab(
  url: string,
  prepare: (tabId: number, isPrivate: boolean) => Promise<void>,
): Promise<void> {
  const tab = await browser.tabs.create({ url: 'about:blank' });
  if (tab.id === undefined) return;
  await loaded(tab.id);
  await prepare(tab.id, tab.incognito);
  await browser.tabs.update(tab.id, { url });
}

/** Resolves when a tab has finished loading, so that its own first events are over. */
async function loaded(tabId: number): Promise<void> {
  await new Promise<void>((resolve) => {
    const check = (id: number, status: string | undefined): void => {
      if (id !== tabId || status !== 'complete') return;
      browser.tabs.onUpdated.removeListener(listener);
      resolve();
    };
    const listener = (id: number, change: { status?: string }): void => check(id, change.status);
    browser.tabs.onUpdated.addListener(listener);
    browser.tabs.get(tabId).then(
      (tab) => check(tabId, tab.status),
      () => check(tabId, 'complete'),
    );
  });
}

export interface OpenTab {
  readonly id: number;
  /** Null where we have no access to its host. */
  readonly url: string | null;
  /** The tab that it was opened from, as far as the browser still says. */
  readonly openerId: number | null;
  /** In a private window; those are seen only where the user allowed it. */
  readonly isPrivate: boolean;
}

/** All tabs of all windows. */
export async function allTabs(): Promise<readonly OpenTab[]> {
  const tabs = await browser.tabs.query({});
  return tabs.flatMap(({ id, url, openerTabId, incognito }) => {
    if (id === undefined) return [];
    const seen = { url: url ?? null, openerId: openerTabId ?? null };
    return [{ id, ...seen, isPrivate: incognito }];
  });
}

/** The address of a tab, or null where it is gone or hidden from us. */
export async function tabUrl(tabId: number): Promise<string | null> {
  try {
    return (await browser.tabs.get(tabId)).url ?? null;
  } catch {
    return null;
  }
}

/** The address of the page that a tab has loaded; null where it is on its way to one, gone or hidden from us. */
export async function loadedUrl(tabId: number): Promise<string | null> {
  try {
    const { url, status } = await browser.tabs.get(tabId);
    return status === 'complete' ? (url ?? null) : null;
  } catch {
    return null;
  }
}

/** Whether a tab is in a window that a page opened, or gone. */
export async function isInPopup(tabId: number): Promise<boolean> {
  try {
    const { windowId } = await browser.tabs.get(tabId);
    return windowId === undefined || (await browser.windows.get(windowId)).type !== 'normal';
  } catch {
    return true;
  }
}

/**
 * The address that a tab is on its way to because the user gave it that very address. Chromium keeps it until
 * the answer comes, and hides it where the way began at a host that we have no access to, so a redirect
 * from elsewhere does not look like it. Firefox does not have it.
 */
export async function pendingUrl(tabId: number): Promise<string | null> {
  return pendingOf((await browser.tabs.get(tabId).catch(() => null)) ?? {});
}

/** The type of `browser` lacks it. */
function pendingOf(tab: object): string | null {
  return 'pendingUrl' in tab && typeof tab.pendingUrl === 'string' ? tab.pendingUrl : null;
}

/** Whether this browser tells where a tab is going. */
export function knowsPendingUrl(): boolean {
  return !('getBrowserInfo' in browser.runtime);
}

/** Loads an address in a tab, in place of what it is about to show. */
export async function goTo(tabId: number, url: string): Promise<void> {
  await browser.tabs.update(tabId, { url });
}

/** The page of a tab when its state of loading changes. */
export interface PageInTab {
  /**
   * Null where it is hidden from us. Firefox still gives the address before when a tab begins to load, and hides it for
   * a moment, in which it shows an empty page, before one that comes in another process, such as its viewer of JSON
   * (Firefox 153, about one page in sixty).
   */
  readonly url: string | null;
  /** Where the tab is on its way to, where that is told (Chromium); it shows the page before until then. */
  readonly nextUrl: string | null;
  readonly loaded: boolean;
}

export interface TabEvents {
  /**
   * @param openerId the tab that it was opened from, where there is one: in Chromium the tab that was in front then
   * @param byPage whether a page opened it, so that the page may have a handle on it
   */
  created(tabId: number, openerId: number | null, byPage: boolean): Promise<void>;
  /** A tab began to load something in its main frame, or has loaded it. */
  navigated(tabId: number, page: PageInTab): Promise<void>;
  activated(tabId: number): Promise<void>;
  closed(tabId: number): Promise<void>;
}

/** Follows tabs. Needs no permission: addresses are shown for hosts that we have access to only. */
export function followTabs(events: TabEvents): void {
  browser.tabs.onCreated.addListener(({ id, openerTabId, status }) => {
    if (id === undefined) return;
    // Chromium names an opener for every tab. One that a page opens is there before it begins to load.
    const byPage = openerTabId !== undefined && (status !== 'loading' || !knowsPendingUrl());
    runEvent(events.created(id, openerTabId ?? null, byPage));
  });
  browser.tabs.onUpdated.addListener((tabId, { status }, tab) => {
    if (status === undefined) return;
    const page = { url: tab.url ?? null, nextUrl: pendingOf(tab), loaded: status === 'complete' };
    runEvent(events.navigated(tabId, page));
  });
  browser.tabs.onActivated.addListener(({ tabId }) => runEvent(events.activated(tabId)));
  browser.tabs.onRemoved.addListener((tabId) => runEvent(events.closed(tabId)));
  // A tab gets another id, as after Chrome discarded it: for us it is another tab.
  browser.tabs.onReplaced.addListener((added, removed) => {
    runEvent(events.closed(removed));
    runEvent(events.created(added, null, false));
  });
}
