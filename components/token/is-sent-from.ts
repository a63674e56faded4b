import type { TokenView } from '../../core/snapshot/snapshot';
import { areRivals } from '../../core/token/rivals';

/**
 * True when the rules in force send the token from a tab: it was chosen there, or it goes to
 * every tab and no rival was chosen there.
 * @param tabId null asks for any tab
 * @param all every token, to find its rivals
 */
export function isSentFrom(token: TokenView, tabId: number | null, all: readonly TokenView[]): boolean {
  if (token.status !== 'sent') return false;
  if (tabId === null) return true;
  if (token.scope === 'chosen-tabs') return token.chosenTabs.includes(tabId);
  return !all.some(
    (other) => other.status === 'sent' && other.chosenTabs.includes(tabId) && areRivals(token, other),
  );
}
