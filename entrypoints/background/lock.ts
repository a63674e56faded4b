import * as v from 'valibot';
import type { LockReason } from '../../core/messages/message-table';
import { SESSION_KEYS } from '../../core/session/session-keys';
import { clearAlarm } from '../../platform/background/alarms';
import { exclusive } from '../../platform/background/exclusive';
import { sessionStorage } from '../../platform/background/session-storage';
import { ALARMS } from './alarm-names';
import { removeAllRules } from './attach';
import { showBadges } from './badges';
import { purgeCacheOf } from './cache';
import { draftStore } from './draft-store';
import { exactOrigins } from './exact-origins';
import { idleSince } from './idle-since';
import { publish } from './publish';
import { removedStore } from './removed-store';
import { forgetVault, openedVault } from './session';

const markerSchema = v.strictObject({
  reason: v.picklist(['user', 'idle', 'screen', 'start']),
  at: v.number(),
  origins: v.array(v.string()),
});

/**
 * Locks in one order, each step harmless when done twice: marker, rules, key, drafts, snapshot (which
 * blanks the pages), cache, alarms, badges. A worker that dies in the middle finishes it at its next start.
 * A session vault has no way to unlock, so it is left alone.
 */
export function lock(reason: LockReason): Promise<void> {
  return exclusive('lock', () => beginLock(reason));
}

async function beginLock(reason: LockReason): Promise<void> {
  const vault = await openedVault().catch(() => 'unreadable' as const);
  if (vault === null) return;
  if (vault !== 'unreadable' && vault.file.slots.length === 0) return;
  const tokens = vault === 'unreadable' ? [] : [...vault.tokens.values()];
  const origins = tokens.flatMap((token) => token.origins);
  await sessionStorage.set({ [SESSION_KEYS.locking]: { reason, at: Date.now(), origins } });
  await finishLock();
}

/** Finishes a lock that a stopped worker had begun. @returns whether there was one */
export function resumeLock(): Promise<boolean> {
  return exclusive('lock', finishLock);
}

async function finishLock(): Promise<boolean> {
  const marker = v.safeParse(markerSchema, await sessionStorage.get(SESSION_KEYS.locking));
  if (!marker.success) return false;
  const { reason, at, origins } = marker.output;
  await removeAllRules();
  await forgetVault();
  await draftStore.remove();
  await removedStore.remove();
  await idleSince.forget();
  await sessionStorage.set({ [SESSION_KEYS.locked]: { reason, at } });
  await publish();
  await purgeCacheOf([...origins, ...(await exactOrigins())]);
  await Promise.all(Object.values(ALARMS).map(clearAlarm));
  await showBadges(null);
  await sessionStorage.remove([SESSION_KEYS.locking]);
  return true;
}
