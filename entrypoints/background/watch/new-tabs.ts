import { tokensOfOpener, withOpener } from '../../../core/browser-session/choices';
import { choices } from '../stores/choices';

/** Tabs that have shown nothing yet, with the tab each was opened from, and how often each began to load. */
const newTabs = new Map<number, { readonly openerId: number; readonly loads: number }>();

/** Tabs are forgotten beyond this number. */
const MOST = 200;

/** Notes a tab that was opened from another one. Called as the event comes, so that no order is lost. */
export function noteNewTab(tabId: number, openerId: number | null): void {
  if (newTabs.size >= MOST) newTabs.clear();
  if (openerId !== null) newTabs.set(tabId, { openerId, loads: 0 });
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
  if (loaded || tab.loads > 0) newTabs.delete(tabId);
  else newTabs.set(tabId, { ...tab, loads: tab.loads + 1 });
}

/** The tab that a new one was opened from; null for one that has shown something, or that nobody opened. */
export function openerOf(tabId: number): number | null {
  return newTabs.get(tabId)?.openerId ?? null;
}
