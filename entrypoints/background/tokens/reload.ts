import { reloadTab, tabUrl } from '../../../platform/background/tabs';
import { beginVisit } from '../watch/watch-visits';

/** Reloads a tab for the user, who thereby opens what it shows. */
export async function reload(tabId: number): Promise<void> {
  const url = await tabUrl(tabId);
  if (url !== null) await beginVisit(tabId, url);
  await reloadTab(tabId);
}
