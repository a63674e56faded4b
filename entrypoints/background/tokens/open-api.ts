import { findProvider } from '../../../core/providers/catalogue';
import { tokenOf } from '../../../core/vault/token-of';
import { openPreparedTab, openTab } from '../../../platform/background/tabs';
import { requireVault } from '../vault/session';
import { chooseEmptyTab } from './choose-tab';

/** Opens the API itself; where a token is for chosen tabs, the new tab is chosen before it loads. */
export async function openApi(id: string): Promise<void> {
  const token = tokenOf(await requireVault(), id);
  const check = findProvider(token.providerId)?.checks.find(({ method }) => method === 'GET');
  const url = `${token.origins[0]}${check?.path ?? (token.pathPrefix || '/')}`;
  if (token.scope === 'chosen-tabs') await openPreparedTab(url, (tabId) => chooseEmptyTab(id, tabId));
  else await openTab(url);
}
