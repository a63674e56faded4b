import { findProvider } from '../../core/providers/catalogue';
import { tokenOf } from '../../core/vault/token-of';
import { openPreparedTab, openTab } from '../../platform/background/tabs';
import { chooseTab } from './choose-tab';
import { requireVault } from './session';

/** Opens the API itself; where a token is for chosen tabs, the new tab is chosen before it loads. */
export async function openApi(id: string): Promise<void> {
  const token = tokenOf(await requireVault(), id);
  const check = findProvider(token.providerId)?.checks.find(({ method }) => method === 'GET');
  const url = `${token.origins[0]}${check?.path ?? (token.pathPrefix || '/')}`;
  if (token.scope === 'chosen-tabs') await openPreparedTab(url, (tabId) => chooseTab(id, tabId, true));
  else await openTab(url);
}
