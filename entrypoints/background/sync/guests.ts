import { withoutLetIn } from '../../../core/browser-session/choices';
import { allTabs, tabUrl } from '../../../platform/background/tabs';
import { removeGuestRules } from '../rules/remove-rules';
import { sessionValue } from '../session-storage/session-value';
import { choices } from '../stores/choices';

/** Tabs that we opened ourselves, while events of their beginning may still come. */
const ownTabs = new Set<number>();

/**
 * A tab shows something, or is gone.
 * @param origin null where it is hidden from us or the tab is gone
 * @returns whether a page was let in that it no longer shows
 */
export async function endGuestsUnlessAt(tabId: number, origin: string | null): Promise<boolean> {
  const { letIn } = await choices.read();
  const left = Object.entries(letIn).filter(
    ([, tabs]) => tabs[tabId] !== undefined && tabs[tabId] !== origin,
  );
  for (const [id] of left) await endGuests(tabId, id);
  return left.length > 0;
}

/** Looks again at the tabs of all guests: they may have left while nobody could see what they showed. */
export async function alignGuests(): Promise<void> {
  const { letIn } = await choices.read();
  const tabs = new Set(Object.values(letIn).flatMap((guests) => Object.keys(guests).map(Number)));
  for (const tabId of tabs) {
    const url = await tabUrl(tabId);
    if (url !== null) await endGuestsUnlessAt(tabId, new URL(url).origin);
  }
}

/** Ends it for one token. The rules go first: the worker may die in between. */
export async function endGuests(tabId: number, id: string): Promise<void> {
  await removeGuestRules(tabId, id, () => choices.change((now) => withoutLetIn(now, tabId, id)));
}

/**
 * Tabs that are there when the browser session begins for us, as after the install: nobody saw who opened them.
 */
export async function noteTabsFromBefore(): Promise<void> {
  if (await sessionValue('choices').isStored()) return;
  await noteOpened((await allTabs()).flatMap(({ id, openerId }) => (openerId === null ? [] : [id])));
}

/** Notes tabs that a page opened, and may have a handle on. */
export async function noteOpened(tabIds: readonly number[]): Promise<void> {
  const foreign = tabIds.filter((tabId) => !ownTabs.has(tabId));
  await choices.change((now) => ({ ...now, opened: [...new Set([...now.opened, ...foreign])] }));
}

/** Notes a tab that we opened: Chromium names an opener for it as well, and may report it before or after this. */
export async function noteOwnTab(tabId: number): Promise<void> {
  ownTabs.add(tabId);
  await choices.change((now) => ({ ...now, opened: now.opened.filter((opened) => opened !== tabId) }));
}
