import { areRivals } from '../rules/rivals';
import type { Choices } from '../session/choices';
import type { TokenRecord } from '../token/token-record';
import { type Caused, causeOf } from './cause';
import { goesTo } from './goes-to';

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
 */
export function shouldCarry(
  request: TopLevelRequest,
  token: TokenRecord,
  inForce: readonly TokenRecord[],
  { chosenTabs, visits }: Choices,
  ownVisitsOnly: boolean,
): boolean {
  const { tabId, method, url } = request;
  if (!['GET', 'HEAD'].includes(method) || !goesTo(url, token)) return false;
  if (causeOf(request, token) !== 'user') return false;
  const isChosen = (id: string) => chosenTabs[id]?.includes(tabId) ?? false;
  if (token.scope === 'chosen-tabs') return isChosen(token.id);
  if (ownVisitsOnly && visits[tabId] !== new URL(url).origin) return false;
  return !inForce.some((other) => areRivals(token, other));
}
