import { LOCK_NOTICE } from '../../../core/pages/badge-state';
import { isSessionVault } from '../../../core/vault/vault-file';
import { clearAlarm, setAlarm } from '../../../platform/background/alarms';
import { ALARMS } from '../stores/alarm-names';
import { sessionStart } from '../stores/session-start';
import { showBadgesAgain } from '../sync/badges';
import { openedVault } from '../vault/open-vault';
import { lock } from './lock';

/**
 * Locks when the longest session is over; otherwise comes back two minutes before that, to give notice, and
 * at its end. Called at every start, every minute, and by its alarm, so that no sleep outlasts it.
 */
export async function checkSessionLimit(): Promise<void> {
  const vault = await openedVault();
  const minutes = vault?.settings.maxSessionMinutes ?? null;
  if (vault === null || minutes === null || isSessionVault(vault.file)) {
    await clearAlarm(ALARMS.sessionLimit);
    await sessionStart.forget();
    return;
  }
  const end = (await startOfSession()) + minutes * 60_000;
  const left = end - Date.now();
  if (left <= 0) return lock('limit');
  await setAlarm(ALARMS.sessionLimit, left > LOCK_NOTICE ? end - LOCK_NOTICE : end);
  if (left <= LOCK_NOTICE) await showBadgesAgain();
}

/**
 * A clock that was set back must not give the session the same time again.
 * @param by milliseconds
 */
export async function moveSessionStart(by: number): Promise<void> {
  const start = await sessionStart.read();
  if (start !== null) await sessionStart.write(start - by);
}

/** It begins with the first look at it: after an unlock, or when the limit is set. */
async function startOfSession(): Promise<number> {
  const stored = await sessionStart.read();
  // A start that is still to come was left by a clock that nobody saw going back.
  const start = Math.min(stored ?? Number.POSITIVE_INFINITY, Date.now());
  if (start !== stored) await sessionStart.write(start);
  return start;
}
