import { isActive } from '../../../core/browser-session/choices';
import { KeybearerError } from '../../../core/errors/keybearer-error';
import type { MessageInput } from '../../../core/messages/message-table';
import { tokenOf } from '../../../core/vault/open-vault';
import { addressShown, addressToOpen } from '../../../core/visits/address-to-open';
import { tabUrl } from '../../../platform/background/tabs';
import { choices, seenRequests } from '../stores/choices';
import { providers } from '../stores/providers';
import { requireVault } from '../vault/open-vault';
import { pageDigest } from '../watch/note-request';
import { openForToken } from './open-api';

/**
 * Opens an address that a page brought a tab to anew, as a visit of the user's own: in a new tab without an opener.
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
  const getActs = (await providers()).find(token.providerId)?.getActs ?? false;
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
