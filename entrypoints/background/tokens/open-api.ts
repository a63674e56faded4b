import type { TokenRecord } from '../../../core/token/token-record';
import { tokenOf } from '../../../core/vault/open-vault';
import { seesPrivateWindows } from '../../../platform/background/private-windows';
import { openPreparedTab, openTab } from '../../../platform/background/tabs';
import { applyRules } from '../rules/apply-rules';
import { providersToShow } from '../stores/providers';
import { requireVault } from '../vault/open-vault';
import { chooseEmptyTab } from './choose-tab';

/** Opens the API itself. */
export async function openApi(id: string): Promise<void> {
  const token = tokenOf(await requireVault(), id);
  const check = (await providersToShow())
    .find(token.providerId)
    ?.checks.find(({ method }) => method === 'GET');
  await openForToken(token, `${token.origins[0]}${check?.path ?? (token.pathPrefix || '/')}`);
}

/**
 * Opens an address of a token in a new tab; where the token is for listed tabs, that is one of them before it loads.
 */
export async function openForToken(token: TokenRecord, url: string): Promise<void> {
  const { id } = token;
  const inChosenTabs = token.scope === 'chosen-tabs';
  if (!inChosenTabs && !(await seesPrivateWindows())) return void (await openTab(url));
  await openPreparedTab(url, async (tabId, isPrivate) => {
    if (inChosenTabs || isPrivate) await chooseEmptyTab(id, tabId);
    // Its rules list the tabs it is for, and this one is new.
    else await applyRules(Date.now());
  });
}
