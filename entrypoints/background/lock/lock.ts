import type { LockReason } from '../../../core/messages/vault-status';
import type { LockUnderWay } from '../../../core/session-storage/session-values';
import { isSendable } from '../../../core/shapes/exact-origin';
import { isTemporaryVault } from '../../../core/vault/vault-file';
import { ALARMS, clearAlarm, setAlarm } from '../../../platform/background/alarms';
import { exclusive } from '../../../platform/background/exclusive';
import { exactOrigins } from '../access/access';
import { closeActivity, logActivity } from '../activity/activity';
import { clearCopied } from '../clipboard/clipboard';
import { abortProbes } from '../probe/prober';
import { notedPurges, purgeCacheOf, withPorts } from '../rules/purge-cache';
import { removeAllRules } from '../rules/sync-rules';
import { dropSessionValues, sessionValue } from '../session-storage/session-value';
import { choices, seenRequests, sent } from '../stores/choices';
import { showBadges } from '../sync/badges';
import { publish } from '../sync/sync-all';
import { forgetVault, openedVault } from '../vault/open-vault';

/** Milliseconds. */
const TIDY_AFTER = 30_000;

const locking = sessionValue('locking');

/**
 * Locks in one order, each step harmless when done twice: marker, rules, key, drafts, snapshot (which
 * blanks the pages), clipboard, cache, alarms, badges. A worker that dies in the middle finishes it at its next start.
 * A temporary vault has no way to unlock, so it is left alone.
 */
export function lock(reason: LockReason): Promise<void> {
  return exclusive('lock', () => beginLock(reason));
}

async function beginLock(reason: LockReason): Promise<void> {
  const vault = await openedVault().catch(() => 'unreadable' as const);
  if (vault === null) {
    // Locked, or half-way there: what failed the last time is tried again.
    await finishLock();
    return;
  }
  if (vault !== 'unreadable' && isTemporaryVault(vault.file)) return;
  const tokens = vault === 'unreadable' ? [] : [...vault.tokens.values()];
  const sentTo = [...new Set(tokens.flatMap((token) => token.origins.filter(isSendable)))];
  // While it is still known what tabs show.
  const origins = [...(await withPorts(sentTo).catch(() => sentTo)), ...(await notedPurges())];
  const marker = { reason, at: Date.now(), origins };
  // For a worker that dies in the middle. One that can't be written keeps nothing open.
  await locking.write(marker).catch(() => undefined);
  await carryOut(marker);
}

/** Finishes a lock that a stopped worker had begun. @returns whether there was one */
export function resumeLock(): Promise<boolean> {
  return exclusive('lock', finishLock);
}

async function finishLock(): Promise<boolean> {
  const marker = await locking.read();
  if (marker === null) return false;
  await carryOut(marker);
  return true;
}

async function carryOut({ reason, at, origins }: LockUnderWay): Promise<void> {
  abortProbes();
  const steps: readonly (() => Promise<unknown>)[] = [
    removeAllRules,
    forgetVault,
    // Also what was begun while a save kept the key here a little longer.
    async () => abortProbes(),
    forgetSession,
    () => sessionValue('locked').write({ reason, at }),
    publish,
    clearCopied,
    async () => purgeCacheOf([...origins, ...(await exactOrigins())]),
  ];
  const failed = await runAll(steps);
  // A badge or an alarm that could not be changed keeps nothing open.
  await runAll([() => Promise.all(Object.values(ALARMS).map(clearAlarm)), () => showBadges(null), tidyLater]);
  if (failed.length > 0) throw failed[0];
  await locking.remove();
  logActivity('locked', reason);
}

/** Every step is tried, whatever became of the others. */
async function runAll(steps: readonly (() => Promise<unknown>)[]): Promise<readonly unknown[]> {
  const failed: unknown[] = [];
  for (const step of steps) await step().catch((error: unknown) => failed.push(error));
  return failed;
}

/** An answer that was on its way is stored after the purge. */
function tidyLater(): Promise<void> {
  return setAlarm(ALARMS.tidy, Date.now() + TIDY_AFTER);
}

/** Takes away drafts and all else that an open vault left in memory, once its key is gone. */
export async function forgetSession(): Promise<void> {
  const failed = await runAll([closeActivity, dropSessionValues, clearStores]);
  if (failed.length > 0) throw failed[0];
}

/** A request in flight may be writing what was just dropped, so these wait for their turn. */
async function clearStores(): Promise<void> {
  const failed = await runAll([choices, sent, seenRequests].map((store) => store.clearForLock));
  if (failed.length > 0) throw failed[0];
}
