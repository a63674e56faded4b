import { type Choices, visitsOf } from '../browser-session/choices';
import { goesTo } from '../token/goes-to';
import { areRivals } from '../token/rivals';
import type { TokenRecord } from '../token/token-record';
import { type Caused, causeOf } from './judge-visit';

/** A top-level request as it left. */
export interface TopLevelRequest extends Caused {
  readonly tabId: number;
  readonly method: string;
  readonly url: string;
}

/**
 * Whether a token's rules set its header on this request, so that it can only lack it because another
 * extension came after us. Says no wherever that is not certain.
 * @param inForce tokens with rules in force
 * @param limits `normalTabs`: see `reachesTab`; `ownVisitsOnly`: whether only a visit of the user's own carries it
 */
export function shouldCarry(
  request: TopLevelRequest,
  token: TokenRecord,
  inForce: readonly TokenRecord[],
  choices: Choices,
  limits: { ownVisitsOnly: boolean; normalTabs: readonly number[] | null },
): boolean {
  const { tabId, method, url } = request;
  if (!['GET', 'HEAD'].includes(method) || !goesTo(url, token)) return false;
  if (causeOf(request, token) !== 'user') return false;
  if (!reachesTab(token, tabId, choices, limits.normalTabs)) return false;
  if (token.scope === 'chosen-tabs') return true;
  if (limits.ownVisitsOnly && visitsOf(choices)[tabId] !== new URL(url).origin) return false;
  return !inForce.some((other) => areRivals(token, other));
}

/**
 * Whether the rules of a token that is in force are for a tab, as far as the tab decides.
 * @param normalTabs tabs that are in no private window; null where all are
 */
export function reachesTab(
  { id, scope }: Pick<TokenRecord, 'id' | 'scope'>,
  tabId: number,
  { chosenTabs }: Pick<Choices, 'chosenTabs'>,
  normalTabs: readonly number[] | null,
): boolean {
  if (chosenTabs[id]?.includes(tabId)) return true;
  return scope === 'automatic' && (normalTabs?.includes(tabId) ?? true);
}
