import type { Choices } from '../../../core/browser-session/choices';
import { seesPrivateWindows } from '../../../platform/background/private-windows';
import { allTabs } from '../../../platform/background/tabs';

/**
 * Tabs of windows that are not private; null where the browser keeps us out of private windows, so that every
 * tab we could be sent from is one of them. A list of the private ones would come too late for a tab that is
 * opened at an address: its first request leaves before any rule can be changed (20 of 20 in Chromium 156).
 */
export async function normalTabs(): Promise<readonly number[] | null> {
  if (!(await seesPrivateWindows())) return null;
  return (await allTabs()).flatMap(({ id, isPrivate }) => (isPrivate ? [] : [id]));
}

/** Tabs of private windows, as far as we are let in. */
export async function privateTabs(): Promise<readonly number[]> {
  if (!(await seesPrivateWindows())) return [];
  return (await allTabs()).flatMap(({ id, isPrivate }) => (isPrivate ? [id] : []));
}

/** All open tabs, where some tab is chosen for a token; null where none is. */
export async function tabsBesideChosen({ chosenTabs }: Choices): Promise<readonly number[] | null> {
  if (Object.values(chosenTabs).every((tabs) => tabs.length === 0)) return null;
  return (await allTabs()).map(({ id }) => id);
}
