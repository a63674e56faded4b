import { withVisit } from '../../../core/session/choices';
import { isActive } from '../../../core/session/is-active';
import type { TokenRecord } from '../../../core/token/token-record';
import { goesTo } from '../../../core/visits/goes-to';
import { reachesTab } from '../../../core/visits/reaches-tab';
import { goTo, knowsPendingUrl, pendingUrl } from '../../../platform/background/tabs';
import type { SeenRequest } from '../../../platform/background/watch-requests';
import { ready } from '../ready';
import { normalTabs } from '../rules/normal-tabs';
import { choices } from '../state/choices';
import { settle } from '../state/settle';
import { openedVault } from '../vault/session';

/**
 * Where only the user's own visits count: a tab in which the user opens an API is noted, and goes there again,
 * now with the token. The first request has left without it by then; rules can't tell who caused a request
 * (docs/decisions/0013-own-visits.md).
 */
export async function noteVisit(request: SeenRequest): Promise<void> {
  const { tabId, url, method } = request;
  if (tabId < 0 || !request.topLevel || method !== 'GET' || request.initiator !== null || request.ahead)
    return;
  // Asked at once: the answer to the request may come while a new worker still opens the vault.
  const pending = await pendingUrl(tabId);
  const typed = knowsPendingUrl() ? pending : url;
  if (typed === null || withoutFragment(typed) !== withoutFragment(url)) return;
  await ready();
  if (await beginVisit(tabId, url)) await goTo(tabId, typed);
}

/** Notes that the user opens an address of an API in a tab. @returns whether that was news */
export async function beginVisit(tabId: number, url: string): Promise<boolean> {
  const vault = await openedVault();
  if (!vault?.settings.ownVisitsOnly) return false;
  const [chosen, normal] = await Promise.all([choices.read(), normalTabs()]);
  const isMeant = (token: TokenRecord): boolean =>
    token.scope === 'automatic' &&
    token.revocation === null &&
    isActive(token, chosen, Date.now()) &&
    goesTo(url, token) &&
    reachesTab(token, tabId, chosen, normal);
  // For one that is not sent the visit would be made twice for nothing.
  if (chosen.paused || ![...vault.tokens.values()].some(isMeant)) return false;
  const { origin } = new URL(url);
  let isNews = false;
  await choices.change((now) => {
    isNews = now.visits[tabId] !== origin;
    return isNews ? withVisit(now, tabId, origin) : now;
  });
  if (isNews) await settle();
  return isNews;
}

function withoutFragment(address: string): string {
  return address.split('#')[0] ?? '';
}
