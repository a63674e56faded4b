import { tokensOfOpener, withOpener } from '../../../core/browser-session/choices';
import { choices } from '../stores/choices';

/** A tab that was opened from another one, and what has happened to it since. */
interface NewTab {
  readonly openerId: number;
  /** Whether it may have shown something by now. */
  readonly mayShow: boolean;
  /** Number of times that it began to load. */
  readonly loads: number;
  /** When it had loaded something whole for the first time, in milliseconds since 1970; null until then. */
  readonly loadedAt: number | null;
}

const newTabs = new Map<number, NewTab>();

/** Tabs are forgotten beyond this number. */
const MOST = 200;

/** Notes a tab that was opened from another one. Called as the event comes, so that no order is lost. */
export function noteNewTab(tabId: number, openerId: number | null): void {
  if (newTabs.size >= MOST) newTabs.clear();
  if (openerId !== null) newTabs.set(tabId, { openerId, mayShow: false, loads: 0, loadedAt: null });
}

/** Forgets a tab that was closed. */
export function forgetNewTab(tabId: number): void {
  newTabs.delete(tabId);
}

/** Notes that a tab was opened from one that is chosen for a token, or was itself opened from such a tab. */
export async function noteOpener(tabId: number, openerId: number): Promise<void> {
  await choices.change((now) => withOpener(now, tabId, tokensOfOpener(now, openerId)));
}

/**
 * Notes that a tab loads or has loaded. Firefox says so before the first request of a new tab leaves and again
 * when its page comes; after that the tab shows something, though its address may be hidden from us.
 */
export function noteLoad(tabId: number, loaded: boolean): void {
  const tab = newTabs.get(tabId);
  if (tab === undefined) return;
  const mayShow = tab.mayShow || loaded || tab.loads > 0;
  const loadedAt = tab.loadedAt ?? (loaded ? Date.now() : null);
  newTabs.set(tabId, { ...tab, mayShow, loads: tab.loads + 1, loadedAt });
}

/** The tab that a new one was opened from; null for one that has shown something, or that nobody opened. */
export function openerOf(tabId: number): number | null {
  const tab = newTabs.get(tabId);
  return tab === undefined || tab.mayShow ? null : tab.openerId;
}

/**
 * The tab that a new one was opened from, where a request is for the first page of the new one. The copy of a tab
 * begins to load more than once before its first request is told of, so every request counts as one for the first page
 * until something has loaded whole.
 * @param startedAt when the request left, in milliseconds since 1970
 */
export function openerOfFirstPage(tabId: number, startedAt: number): number | null {
  const tab = newTabs.get(tabId);
  return tab === undefined || (tab.loadedAt ?? Number.POSITIVE_INFINITY) <= startedAt ? null : tab.openerId;
}
