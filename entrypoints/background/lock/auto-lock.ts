import { isLimitDue, nextLimit, withLimitsMoved } from '../../../core/browser-session/send-limits';
import type { MessageInput } from '../../../core/messages/message-table';
import { LOCK_NOTICE } from '../../../core/pages/badge-state';
import { withSettings } from '../../../core/vault/edit-vault';
import { widensLocks } from '../../../core/vault/settings';
import { isTemporaryVault } from '../../../core/vault/vault-file';
import { ALARMS, clearAlarm, setAlarm, setRepeatingAlarm } from '../../../platform/background/alarms';
import { everyMinute } from '../../../platform/background/every-minute';
import { type IdleState, idleState, setIdleThreshold } from '../../../platform/background/idle';
import { runEvent } from '../../../platform/background/run-event';
import { choices } from '../stores/choices';
import { heartbeat, idleSince, sessionStart } from '../stores/lock-times';
import { showBadgesAgain } from '../sync/badges';
import { syncAll } from '../sync/sync-all';
import { changeVault, openedVault } from '../vault/open-vault';
import { lock } from './lock';
import { requireFresh } from './proof';

/**
 * Brings what locks by itself in line with the settings: at every start, after an unlock and every change of them.
 * Tells the browser how long without input counts as idle: up to the notice.
 */
export async function scheduleLocks(): Promise<void> {
  const vault = await openedVault();
  const { idleMinutes, maxSessionMinutes } = vault?.settings ?? {
    idleMinutes: null,
    maxSessionMinutes: null,
  };
  const unlockable = vault !== null && !isTemporaryVault(vault.file);
  const locksItself = unlockable && (idleMinutes !== null || maxSessionMinutes !== null);
  if (!locksItself && nextLimit(await choices.read(), Date.now()) === null) {
    everyMinute(null);
    await clearAlarm(ALARMS.heartbeat);
    // Or the first heartbeat of a later limit would take all the time until then for a sleep.
    await heartbeat.remove();
    return checkSessionLimit();
  }
  if (idleMinutes !== null) setIdleThreshold((idleMinutes * 60_000 - LOCK_NOTICE) / 1000);
  await setRepeatingAlarm(ALARMS.heartbeat, 1);
  everyMinute(() => runEvent(onHeartbeat()));
  await onHeartbeat();
}

/**
 * A machine that goes to sleep reports nothing before it does; a long silence of this alarm does. It also sees
 * the clock going back, which no alarm tells, and minutes that are over without their alarm.
 */
export async function onHeartbeat(): Promise<void> {
  const vault = await openedVault();
  // What this alarm woke may have locked at its start: a time left behind would be a sleep of the next session.
  if (vault === null) return;
  const minutes = vault.settings.idleMinutes;
  const last = await heartbeat.read();
  const now = Date.now();
  await heartbeat.write(now);
  if (last !== null && now < last) await onClockBack(last - now, minutes);
  if (isLimitDue(await choices.read(), now)) await syncAll({ reread: true });
  if (minutes !== null && last !== null && now - last >= minutes * 60_000) return lock('idle');
  await checkSessionLimit();
}

/** Nothing that ends after some time gets that time again. */
async function onClockBack(by: number, idleMinutes: number | null): Promise<void> {
  await moveSessionStart(by);
  const idle = await idleSince.read();
  if (idle !== null && idleMinutes !== null) {
    await idleSince.write(idle - by);
    await setAlarm(ALARMS.lockSoon, idle - by + idleMinutes * 60_000);
  }
  await choices.change((chosen) => withLimitsMoved(chosen, by));
  await syncAll({ reread: true });
}

/** Reacts to the machine going idle, coming back, or locking its screen. */
export async function onIdleState(state: IdleState): Promise<void> {
  const vault = await openedVault();
  if (vault === null || isTemporaryVault(vault.file)) return;
  const { idleMinutes, lockWithScreen } = vault.settings;
  if (state === 'locked' && lockWithScreen) return lock('screen');
  if (state === 'active') return onActive();
  if (idleMinutes === null || (await idleSince.read()) !== null) return;
  // The screen can be locked after any time without input, and no idle follows while it is: count from here.
  const passed = state === 'locked' ? 0 : idleMinutes * 60_000 - LOCK_NOTICE;
  const since = Date.now() - passed;
  await idleSince.write(since);
  await setAlarm(ALARMS.lockSoon, since + idleMinutes * 60_000);
  await showBadgesAgain();
}

/** The notice is over. Also called late, at the first wake after sleep. */
export async function onLockSoon(): Promise<void> {
  const vault = await openedVault();
  const minutes = vault?.settings.idleMinutes ?? null;
  if (minutes === null || (await idleSince.read()) === null) return;
  const state = await idleState((minutes * 60_000 - LOCK_NOTICE) / 1000);
  if (state === 'active' && !(await overdue(minutes))) return onActive();
  // It forgets since when, too. Where it fails the time stays, and is over at whatever comes next.
  await lock('idle');
}

/** Input came back: in time, or only after the machine had slept past the deadline. */
async function onActive(): Promise<void> {
  const minutes = (await openedVault())?.settings.idleMinutes ?? null;
  const late = minutes !== null && (await overdue(minutes));
  await idleSince.remove();
  await clearAlarm(ALARMS.lockSoon);
  if (late) await lock('idle');
  else await showBadgesAgain();
}

async function overdue(minutes: number): Promise<boolean> {
  const since = await idleSince.read();
  return since !== null && Date.now() - since >= minutes * 60_000;
}

/**
 * Locks when the session limit is reached; otherwise comes back two minutes before that, to give notice, and
 * at its end. Called at every start, every minute, and by its alarm, so that no sleep outlasts it.
 */
export async function checkSessionLimit(): Promise<void> {
  const vault = await openedVault();
  const minutes = vault?.settings.maxSessionMinutes ?? null;
  if (vault === null || minutes === null || isTemporaryVault(vault.file)) {
    await clearAlarm(ALARMS.sessionLimit);
    await sessionStart.remove();
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
async function moveSessionStart(by: number): Promise<void> {
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

/**
 * Changes what was given and keeps the rest.
 * @throws {KeybearerError} `proof-needed` where it would stay open longer: somebody at an open machine is not to
 * make sure that it stays open
 */
export async function setSettings(given: MessageInput<'settings.set'>): Promise<void> {
  const changes = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  await changeVault(async (vault) => {
    if (widensLocks(vault.settings, { ...vault.settings, ...changes })) await requireFresh(vault);
    return withSettings(vault, changes);
  });
  await scheduleLocks();
  await syncAll();
}
