import type { Choices } from '../browser-session/choices';
import type { TokenRecord } from '../token/token-record';

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
