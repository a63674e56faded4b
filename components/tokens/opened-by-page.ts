import type { RequestsView, RequestView } from '../../core/browser-session/seen-requests';
import type { TokenView } from '../../core/pages/snapshot';
import { goesTo } from '../../core/token/goes-to';
import type { ThisTab } from '../../platform/this-tab';

/** States of a token that is sent to an address which the user opens, or to a page that may use it. */
export const SENDING: readonly TokenView['status'][] = ['sent', 'no-tab-chosen', 'no-visit'];

/**
 * The request for what a tab shows, where a page caused it and it went without a token that the user's own visit
 * would have carried.
 * @returns null where that is not so, or not known
 */
export function openedByPage(
  token: Pick<TokenView, 'origins' | 'pathPrefix' | 'status'>,
  tab: Pick<ThisTab, 'url'> | null,
  { shown }: RequestsView,
): RequestView | null {
  if (tab === null || tab.url === null || !URL.canParse(tab.url) || !goesTo(tab.url, token)) return null;
  if (shown === null || shown.byPage !== true || shown.carried) return null;
  return SENDING.includes(token.status) ? shown : null;
}

/**
 * The last request of a tab, where it went without the token: what was sent before is no word about it.
 * @returns null where the last one carried it, or none is known
 */
export function lastWithoutToken({ last }: RequestsView): RequestView | null {
  return last === null || last.carried ? null : last;
}
