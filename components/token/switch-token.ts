import type { TokenView } from '../../core/snapshot/snapshot';
import { act } from '../state/act';

/**
 * Uses one token of a group instead of the others. Where all are limited to chosen tabs only
 * this tab changes; else the others are switched off, so that no two ever meet.
 */
export async function switchToken(
  { id }: TokenView,
  group: readonly TokenView[],
  tabId: number | null,
): Promise<void> {
  const others = group.filter((token) => token.id !== id);
  const byTab = tabId !== null && group.every(({ scope }) => scope === 'chosen-tabs');
  for (const other of others) {
    if (byTab && other.chosenTabs.includes(tabId)) {
      await act('token.choose-tab', { id: other.id, tabId, chosen: false });
    }
    if (!byTab && other.on) await act('token.edit', { id: other.id, on: false });
  }
  await act('token.edit', { id, on: true });
  if (byTab) await act('token.choose-tab', { id, tabId, chosen: true });
}
