import { findProvider } from '../../../core/providers/catalogue';
import { tokenOf } from '../../../core/vault/token-of';
import { seesPrivateWindows } from '../../../platform/background/private-windows';
import { openPreparedTab, openTab } from '../../../platform/background/tabs';
import { applyRules } from '../rules/apply-rules';
import { requireVault } from '../vault/session';
import { chooseEmptyTab } from './choose-tab';

/** Opens the API itself; where a token is for listed tabs, the new tab is one of them before it loads. */
export async function openApi(id: string): Promise<void> {
  const token = tokenOf(await requireVault(), id);
  const check = findProvider(token.providerId)?.checks.find(({ method }) => method === 'GET');
  const url = `${token.origins[0]}${check?.path ?? (token.pathPrefix || '/')}`;
  const inChosenTabs = token.scope === 'chosen-tabs';
  if (!inChosenTabs && !(await seesPrivateWindows())) return void (await openTab(url));
  await openPreparedTab(url, async (tabId, isPrivate) => {
    if (inChosenTabs || isPrivate) await chooseEmptyTab(id, tabId);
    // Its rules list the tabs it is for, and this one is new.
    else await applyRules(Date.now());
  });
}
