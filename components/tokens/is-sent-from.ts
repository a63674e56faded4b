import type { Snapshot, TokenView } from '../../core/pages/snapshot';
import { areRivals } from '../../core/token/rivals';

/**
 * True when the rules in force send the token from a tab: it was chosen there, its page was let in, or it goes to
 * every tab that is not private and no rival was chosen there.
 * @param tabId null asks for any tab
 * @param snapshot all tokens, to find its rivals, and the private tabs
 */
export function isSentFrom(
  token: TokenView,
  tabId: number | null,
  { tokens, privateTabs }: Pick<Snapshot, 'tokens' | 'privateTabs'>,
): boolean {
  if (token.status !== 'sent') return false;
  if (tabId === null || token.guests[tabId] !== undefined) return true;
  const onlyIfChosen = token.scope === 'chosen-tabs' || privateTabs.includes(tabId);
  if (onlyIfChosen && !token.chosenTabs.includes(tabId)) return false;
  if (token.scope === 'chosen-tabs') return true;
  return !tokens.some(
    (other) =>
      other.status === 'sent' &&
      (other.guests[tabId] !== undefined ||
        (other.scope === 'chosen-tabs' && [...other.chosenTabs, ...other.openedTabs].includes(tabId))) &&
      areRivals(token, other),
  );
}
