import { onAlarm } from '../../platform/background/alarms';
import { returnUnusedAccess } from './access';
import { ALARMS } from './alarm-names';
import { onBeat, onLockSoon } from './auto-lock';
import { purgeCacheOf } from './cache';
import { discardDraft } from './drafts';
import { exactOrigins } from './exact-origins';
import { ready } from './ready';
import { removedStore } from './removed-store';
import { runDueChecks } from './revocation';
import { openedVault } from './session';
import { settle, showState } from './settle';

const ACTIONS: Readonly<Record<string, () => Promise<void>>> = {
  [ALARMS.draft]: discardDraft,
  [ALARMS.undo]: async () => {
    await removedStore.remove();
    await showState();
    await returnUnusedAccess();
  },
  [ALARMS.sendUntil]: settle,
  [ALARMS.revocation]: runDueChecks,
  [ALARMS.lockSoon]: onLockSoon,
  [ALARMS.beat]: onBeat,
  [ALARMS.tidy]: tidy,
};

/** Some time after access was given or a lock: what nobody needs, and answers that were still on their way. */
async function tidy(): Promise<void> {
  await returnUnusedAccess();
  if ((await openedVault()) === null) await purgeCacheOf(await exactOrigins());
}

/** Everything that happens later. */
export function followAlarms(): void {
  onAlarm(async (name) => {
    await ready();
    await ACTIONS[name]?.();
  });
}
