import type { SiteView, TokenView } from '../../core/snapshot/snapshot';

/** Those for which letting a page in makes a difference. */
const SENDS: readonly TokenView['status'][] = ['sent', 'no-tab-chosen', 'no-visit'];

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
    return site === undefined || may || !SENDS.includes(token.status) ? [] : [{ token, site }];
  });
}
