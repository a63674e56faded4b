import { onAlarm } from '../../platform/background/alarms';
import { returnUnusedAccess } from './access';
import { ALARMS } from './alarm-names';
import { onLockSoon } from './auto-lock';
import { discardDraft } from './drafts';
import { ready } from './ready';
import { removedStore } from './removed-store';
import { runDueChecks } from './revocation';
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
};

/** Everything that happens later. */
export function followAlarms(): void {
  onAlarm(async (name) => {
    await ready();
    await ACTIONS[name]?.();
  });
}
