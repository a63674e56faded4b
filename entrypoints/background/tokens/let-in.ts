import { withLetIn } from '../../../core/browser-session/choices';
import { InvalidInputError } from '../../../core/errors/invalid-input-error';
import type { MessageInput } from '../../../core/messages/message-table';
import { providerOf } from '../../../core/providers/against-catalogue';
import { areInConflict } from '../../../core/token/conflicts';
import { isPlainHttp } from '../../../core/token/plain-http';
import type { TokenRecord } from '../../../core/token/token-record';
import { tokenOf } from '../../../core/vault/open-vault';
import { isInPopup, openTab, tabUrl } from '../../../platform/background/tabs';
import { returnUnusedAccess } from '../access/access';
import { choices } from '../stores/choices';
import { providers } from '../stores/providers';
import { endGuests, noteOwnTab } from '../sync/guests';
import { syncAll, syncPages } from '../sync/sync-all';
import { requireVault } from '../vault/open-vault';

/**
 * Lets the page of a tab use a token until the tab leaves that page's origin. Access may still be asked for: until
 * it is given, no rule comes of it.
 * @throws {InvalidInputError} `not-its-page` for a page that is not in the provider's record; `page-left`; `plain-http`
 * for a token that no page may use; `page-opened` where another page opened the tab, which could send it to an address of
 * its choice
 */
export async function letPageIn(input: MessageInput<'page.let-in'>): Promise<void> {
  const { id, tabId, origin } = input;
  const vault = await requireVault();
  const token = tokenOf(vault, id);
  if (isPlainHttp(token)) throw new InvalidInputError('plain-http');
  await requireItsPage(token, origin);
  const [url, inPopup, { opened }] = await Promise.all([tabUrl(tabId), isInPopup(tabId), choices.read()]);
  if (url !== null && new URL(url).origin !== origin) throw new InvalidInputError('page-left');
  if (inPopup || opened.includes(tabId)) throw new InvalidInputError('page-opened');
  const conflicts = [...vault.tokens.values()].filter((other) => areInConflict(token, other));
  const ids = conflicts.map((conflict) => conflict.id);
  await choices.change((now) => withLetIn(now, id, { tabId, origin }, ids));
  // It may have left before there was anything that leaving takes back.
  const now = await tabUrl(tabId);
  if (now !== null && new URL(now).origin !== origin) {
    await endGuests(tabId, id);
    throw new InvalidInputError('page-left');
  }
  await syncAll();
}

/** Ends what `letPageIn` allowed, for one token in one tab. */
export async function letPageOut({ id, tabId }: MessageInput<'page.let-out'>): Promise<void> {
  await endGuests(tabId, id);
  await syncAll();
  await returnUnusedAccess();
}

/**
 * Opens a page of the provider in a tab of its own, where no other page has a handle on it.
 * @throws {InvalidInputError} `not-its-page`
 */
export async function openOwnTab({ id, url }: MessageInput<'page.open-own'>): Promise<void> {
  const token = tokenOf(await requireVault(), id);
  await requireItsPage(token, URL.canParse(url) ? new URL(url).origin : '');
  await noteOwnTab(await openTab(url));
  await syncPages();
}

async function requireItsPage(token: TokenRecord, origin: string): Promise<void> {
  const sites = providerOf(token, await providers())?.sites ?? [];
  if (!sites.some((site) => site.origin === origin)) throw new InvalidInputError('not-its-page');
}
