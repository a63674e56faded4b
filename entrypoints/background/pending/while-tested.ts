import type { Draft, Pending } from '../../../core/pending/draft';
import { changePending } from '../stores/waiting';
import { syncPages } from '../sync/sync-all';
import { openedVault } from '../vault/open-vault';

/** Milliseconds for a test, with time to look at the result. */
const LONGEST_TEST = 3 * 60_000;

/**
 * Its ten minutes must not end while it is tested: nobody may have kept the token elsewhere.
 * @returns false where it is gone, or another paste has taken its place
 */
export async function noteTesting(draft: Draft): Promise<boolean> {
  let waits = false;
  await changePending((now) => {
    waits = isIn(now, draft);
    if (now === null || !waits) return now;
    return { ...now, state: 'testing', expiresAt: Math.max(now.expiresAt, Date.now() + LONGEST_TEST) };
  });
  await syncPages();
  return waits;
}

export function isIn(pending: Pending | null, draft: Draft): boolean {
  return pending?.drafts.some(({ id }) => id === draft.id) ?? false;
}

/** One is done; what else was pasted, or is pasted meanwhile, waits on. */
export async function forget(draft: Draft): Promise<void> {
  if ((await openedVault()) === null) return;
  await changePending((now) => {
    if (now === null) return null;
    const drafts = now.drafts.filter(({ id }) => id !== draft.id);
    if (drafts.length === now.drafts.length) return now;
    return drafts.length === 0 ? null : { ...now, drafts };
  });
}

/** The test is over and the draft is there again. */
export async function reopen(draft: Draft): Promise<void> {
  if ((await openedVault()) === null) return;
  await changePending((now) => {
    if (now === null || !now.drafts.some(({ id }) => id === draft.id)) return now;
    const drafts = now.drafts.map((other) => (other.id === draft.id ? draft : other));
    return { ...now, state: 'open', drafts };
  });
  await syncPages();
}
