import type { SiteView, TokenView } from '../../core/pages/snapshot';
import { SENDING } from './opened-by-page';

/**
 * Tokens that a page may be let use, because it is one of the provider's own by its record.
 * @param origin what the tab shows
 */
export function lettableTo(
  tokens: readonly TokenView[],
  origin: string | null,
  tabId: number | null,
): readonly { readonly token: TokenView; readonly site: SiteView }[] {
  if (origin === null || tabId === null) return [];
  return tokens.flatMap((token) => {
    const site = token.suggestedSites.find((each) => each.origin === origin);
    const may = token.allowedSites.includes(origin) || token.guests[tabId] === origin;
    return site === undefined || may || token.plainHttp || !SENDING.includes(token.status)
      ? []
      : [{ token, site }];
  });
}
