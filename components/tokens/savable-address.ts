import type { TokenView } from '../../core/pages/snapshot';
import { goesTo } from '../../core/token/goes-to';
import type { ThisTab } from '../../platform/this-tab';

/**
 * The address of a tab whose answer can be saved: what it shows answers the token, the address is one of its
 * own, and asking again changes nothing at the API.
 * @returns null where it can't
 */
export function savableAddress(
  token: Pick<TokenView, 'origins' | 'pathPrefix' | 'getActs' | 'answeredTabs'>,
  tab: Pick<ThisTab, 'id' | 'url'> | null,
): string | null {
  if (tab === null || tab.url === null || !URL.canParse(tab.url)) return null;
  return token.answeredTabs.includes(tab.id) && !token.getActs && goesTo(tab.url, token) ? tab.url : null;
}
