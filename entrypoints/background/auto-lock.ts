import { SESSION_KEYS } from '../../core/session/session-keys';
import { clearAlarm, setAlarm } from '../../platform/background/alarms';
import { type IdleState, idleState, setIdleThreshold } from '../../platform/background/idle';
import { sessionStorage } from '../../platform/background/session-storage';
import { ALARMS } from './alarm-names';
import { showBadgesAgain, showLocksSoon } from './badges';
import { lock } from './lock';
import { openedVault } from './session';

/** Milliseconds of notice on the badge before an idle lock. */
const NOTICE = 2 * 60_000;

/** Tells the browser how long without input counts as idle: up to the notice. */
export async function scheduleIdleLock(): Promise<void> {
  const vault = await openedVault();
  const minutes = vault?.settings.idleMinutes ?? null;
  if (minutes !== null) setIdleThreshold((minutes * 60_000 - NOTICE) / 1000);
}

/** Reacts to the machine going idle, coming back, or locking its screen. */
export async function onIdleState(state: IdleState): Promise<void> {
  const vault = await openedVault();
  if (vault === null || vault.file.slots.length === 0) return;
  const { idleMinutes, lockWithScreen } = vault.settings;
  if (state === 'locked' && lockWithScreen) return lock('screen');
  if (state === 'active') return onActive();
  if (idleMinutes === null || (await idleSince()) !== null) return;
  const since = Date.now() - (idleMinutes * 60_000 - NOTICE);
  await sessionStorage.set({ [SESSION_KEYS.idleSince]: since });
  await setAlarm(ALARMS.lockSoon, Date.now() + NOTICE);
  await showLocksSoon();
}

/** The notice is over. Also called late, at the first wake after sleep. */
export async function onLockSoon(): Promise<void> {
  const vault = await openedVault();
  const minutes = vault?.settings.idleMinutes ?? null;
  if (minutes === null || (await idleSince()) === null) return;
  const state = await idleState((minutes * 60_000 - NOTICE) / 1000);
  if (state === 'active' && !(await overdue(minutes))) return onActive();
  await sessionStorage.remove([SESSION_KEYS.idleSince]);
  await lock('idle');
}

/** Input came back: in time, or only after the machine had slept past the deadline. */
async function onActive(): Promise<void> {
  const minutes = (await openedVault())?.settings.idleMinutes ?? null;
  const late = minutes !== null && (await overdue(minutes));
  await sessionStorage.remove([SESSION_KEYS.idleSince]);
  await clearAlarm(ALARMS.lockSoon);
  if (late) await lock('idle');
  else await showBadgesAgain();
}

async function overdue(minutes: number): Promise<boolean> {
  const since = await idleSince();
  return since !== null && Date.now() - since >= minutes * 60_000;
}

async function idleSince(): Promise<number | null> {
  const stored = await sessionStorage.get(SESSION_KEYS.idleSince);
  return typeof stored === 'number' ? stored : null;
}
