import type { TokenView } from '../../core/pages/snapshot';
import { send } from '../state/send';
import { store } from '../state/store';

/**
 * Uses a token in a tab. The background switches automatic conflicts off, and takes the tab from
 * conflicts that were chosen for it; a choice of this tab that beats an automatic token is taken back.
 * A private tab has to be chosen for an automatic token as well.
 * @param conflicts other tokens for the same API
 */
export async function switchToken(
  token: TokenView,
  conflicts: readonly TokenView[],
  tabId: number | null,
): Promise<void> {
  const { id, sendUntil } = token;
  // One that is sent for some minutes has already taken over, and keeps its end.
  if (sendUntil === null && (!token.on || token.scope === 'automatic'))
    if (!(await send('token.edit', { id, on: true }))) return;
  if (tabId === null) return;
  const isPrivate = store.getState().snapshot?.privateTabs.includes(tabId) ?? false;
  if (token.scope === 'chosen-tabs' || isPrivate) {
    await send('token.choose-tab', { id, tabId, chosen: true });
    return;
  }
  for (const conflict of conflicts.filter(({ chosenTabs }) => chosenTabs.includes(tabId))) {
    if (!(await send('token.choose-tab', { id: conflict.id, tabId, chosen: false }))) return;
  }
}
