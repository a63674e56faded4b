import type { TokenView } from '../../core/pages/snapshot';
import { reachInTab, reachOfTab, tabWorld } from '../../core/reach/reach';
import type { Reach } from '../../core/reach/world';
import { useUi } from '../state/store';

/**
 * Whether a token is sent from a tab by what is shown, and if not, why not.
 * @param tabId null asks for any tab
 */
export function useReach(token: TokenView, tabId: number | null): Reach {
  const snapshot = useUi((state) => state.snapshot);
  const tab = useUi((state) => state.tab);
  const world = tabWorld(snapshot ?? { tokens: [token], privateTabs: [] }, tabId);
  return tab !== null && tab.id === tabId ? reachInTab(token, tab, world) : reachOfTab(token, tabId, world);
}
