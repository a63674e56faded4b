import { isActive } from '../../../core/browser-session/choices';
import { KeybearerError } from '../../../core/errors/keybearer-error';
import type { MessageInput } from '../../../core/messages/message-table';
import { providerOf } from '../../../core/providers/against-catalogue';
import { firstOrigin, scopeOf } from '../../../core/token/plain-http';
import type { TokenRecord } from '../../../core/token/token-record';
import { tokenOf } from '../../../core/vault/open-vault';
import { addressShown, addressToOpen } from '../../../core/visits/address-to-open';
import { seesPrivateWindows } from '../../../platform/background/private-windows';
import { openPreparedTab, openTab, tabUrl } from '../../../platform/background/tabs';
import { syncRules } from '../rules/sync-rules';
import { choices, seenRequests } from '../stores/choices';
import { providers, providersToShow } from '../stores/providers';
import { requireVault } from '../vault/open-vault';
import { pageDigest } from '../watch/note-request';
import { chooseEmptyTab } from './choose-tab';

/**
 * Opens an address that a page brought a tab to again, as a visit of the user's own: in a new tab without an opener.
 * In the same tab the page that opened it would keep its handle, and the address would stay in that tab's history
 * for the next page to go back to.
 * @throws {KeybearerError} `not-opened` with a reason, where that is no longer what the user saw and may open
 */
export async function openWithToken(input: MessageInput<'tab.open-with-token'>): Promise<void> {
  const { tokenId, tabId, url, confirmed } = input;
  const token = tokenOf(await requireVault(), tokenId);
  // The page in the tab may have gone elsewhere between the user's look and the click.
  const shown = await tabUrl(tabId);
  if (shown === null || addressShown(shown) !== url) throw notOpened('tab-moved');
  const { shown: request = null } = (await seenRequests.read())[tabId] ?? {};
  const isOfPage = request?.page === (await pageDigest(url)) && request.byPage === true;
  if (!isOfPage || request.carried.includes(tokenId)) throw notOpened('tab-moved');
  if (request.method !== 'GET') throw notOpened('method');
  const getActs = providerOf(token, await providers())?.getActs ?? false;
  const verdict = addressToOpen(url, { ...token, getActs });
  if (verdict.kind !== 'opens') throw notOpened(verdict.kind);
  if (verdict.mayAct && confirmed !== true) throw notOpened('not-confirmed');
  const chosen = await choices.read();
  if (chosen.paused || token.revocation !== null || !isActive(token, chosen, Date.now()))
    throw notOpened('not-sent');
  await openForToken(token, verdict.address);
}

function notOpened(reason: string): KeybearerError {
  return new KeybearerError('not-opened', { reason });
}

/** Opens the API itself. */
export async function openApi(id: string): Promise<void> {
  const token = tokenOf(await requireVault(), id);
  const provider = providerOf(token, await providersToShow());
  const check = provider?.checks.find(({ method, path }) => method === 'GET' && !path.includes('{'));
  await openForToken(token, `${firstOrigin(token)}${check?.path ?? (token.pathPrefix || '/')}`);
}

/**
 * Opens an address of a token in a new tab; where the token is for listed tabs, that is one of them before it loads.
 */
export async function openForToken(token: TokenRecord, url: string): Promise<void> {
  const { id } = token;
  const inChosenTabs = scopeOf(token) === 'chosen-tabs';
  if (!inChosenTabs && !(await seesPrivateWindows())) return void (await openTab(url));
  await openPreparedTab(url, async (tabId, isPrivate) => {
    if (inChosenTabs || isPrivate) await chooseEmptyTab(id, tabId);
    // Its rules list the tabs it is for, and this one is new.
    else await syncRules(Date.now());
  });
}
