import { BY_USER, reachOf } from '../../../core/reach/reach';
import type { OpenVault } from '../../../core/vault/open-vault';
import { goTo, pendingUrl } from '../../../platform/background/tabs';
import type { SeenRequest } from '../../../platform/background/watch-requests';
import { reachWorld } from '../rules/sync-rules';

/** By tab id: the latest request for what it shows, also one that has not had its turn yet. */
const newestRequests = new Map<number, string>();

/** Called as soon as the browser reports a request, before it waits for its turn. */
export function noteNewest({ tabId, requestId }: SeenRequest): void {
  newestRequests.set(tabId, requestId);
}

export function forgetNewest(tabId: number): void {
  newestRequests.delete(tabId);
}

/**
 * Sends a tab to an address once more, where the request for it left before the rules knew that tab.
 * @param there the address as the user gave it
 */
export async function sendAgain(request: SeenRequest, there: string, vault: OpenVault): Promise<void> {
  if (!(await lacksToken(request, vault)) || (await hasMovedOn(request, there))) return;
  await goTo(request.tabId, there);
}

/** Whether the tab has been given another address since: that one must win. */
async function hasMovedOn({ tabId, requestId }: SeenRequest, there: string): Promise<boolean> {
  if (newestRequests.get(tabId) !== requestId) return true;
  const next = await pendingUrl(tabId);
  return next !== null && withoutFragment(next) !== withoutFragment(there);
}

/**
 * Whether a token that is sent by itself is missing on a request that would carry it by now. A token that is off, or
 * meant for other tabs, is no reason to go there twice. Nor is an address of the user's own where rules list no tabs:
 * they were in force for it, and another extension took the header away.
 */
async function lacksToken(
  { tabId, url, headers, initiator }: SeenRequest,
  vault: OpenVault,
): Promise<boolean> {
  const world = await reachWorld(vault);
  const isListed = world.ownVisitsOnly || world.normalTabs !== null || world.openTabs !== null;
  if (initiator === null && !isListed) return false;
  const again = { tabId, url, method: 'GET', cause: BY_USER };
  return world.tokens.some(
    (token) =>
      token.scope === 'automatic' &&
      reachOf(token, again, world).sent &&
      token.headers.every(({ name }) => !headers.has(name.toLowerCase())),
  );
}

/** A fragment never leaves the browser, so requests lack it. */
export function withoutFragment(address: string): string {
  return address.split('#')[0] ?? '';
}
