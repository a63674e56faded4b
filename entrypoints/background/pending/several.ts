import type { PendingView } from '../../../core/pages/pending-view';
import type { Pending } from '../../../core/pending/draft';
import { isWaiting } from '../../../core/pending/record-from-draft';
import { returnUnusedAccess } from '../access/access';
import { providers } from '../stores/providers';
import { changePending, required } from '../stores/waiting';
import { syncPages } from '../sync/sync-all';
import { openedVault } from '../vault/open-vault';
import { changeDrafts, UNTRIED } from './drafts';
import { isIn } from './while-tested';

/** Shows the tokens of a list one after another: some ask for more than a list can. */
export function showOneByOne(): Promise<PendingView> {
  return changeDrafts((now) => {
    const pending = required(now);
    return pending.reading.kind === 'several' ? { ...pending, ...UNTRIED, oneByOne: true } : pending;
  });
}

/**
 * Tokens of a list that were not ticked were given up with the click. Those that could not be ticked, because something
 * about them is not answered yet, are asked about one by one.
 */
export async function forgetUnticked(pending: Pending): Promise<void> {
  const isList = pending.reading.kind === 'several' && !pending.oneByOne;
  if (!isList || (await openedVault()) === null) return;
  const known = await providers();
  await changePending((now) => {
    if (!now?.drafts.every((draft) => isIn(pending, draft))) return now;
    const drafts = now.drafts.filter((draft) => isWaiting(draft, known));
    return drafts.length === 0 ? null : { ...now, state: 'open', drafts, oneByOne: true };
  });
  await syncPages();
  await returnUnusedAccess();
}
