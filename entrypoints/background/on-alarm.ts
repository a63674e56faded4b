import { onAlarm } from '../../platform/background/alarms';
import { exactOrigins } from './access/exact-origins';
import { returnUnusedAccess } from './access/return-unused-access';
import { ALARMS } from './alarm-names';
import { discardImport } from './backup/import';
import { endUndo } from './backup/undo';
import { clearCopied } from './clipboard/clipboard';
import { discardDraft } from './drafts/drafts';
import { afterStart } from './ready';
import { runDueChecks } from './revoke/revocation';
import { purgeCacheOf } from './rules/purge-cache';
import { settle, showState } from './state/settle';
import { removedStore } from './tokens/removed-store';
import { forgetTyped } from './tokens/typed';
import { onBeat, onLockSoon } from './vault/auto-lock';
import { resumeLock } from './vault/lock';
import { openedVault } from './vault/session';
import { checkSessionLimit } from './vault/session-limit';

const ACTIONS: Readonly<Record<string, () => Promise<void>>> = {
  [ALARMS.draft]: discardDraft,
  [ALARMS.typed]: forgetTyped,
  [ALARMS.undo]: async () => {
    await removedStore.remove();
    await showState();
    await returnUnusedAccess();
  },
  [ALARMS.importing]: discardImport,
  [ALARMS.importUndo]: endUndo,
  [ALARMS.sendUntil]: () => settle(),
  [ALARMS.revocation]: runDueChecks,
  [ALARMS.lockSoon]: onLockSoon,
  [ALARMS.sessionLimit]: checkSessionLimit,
  [ALARMS.clipboard]: clearCopied,
  [ALARMS.beat]: onBeat,
  [ALARMS.tidy]: tidy,
};

/** Some time after access was given or a lock: what of it failed, what nobody needs, and answers that were still on their way. */
async function tidy(): Promise<void> {
  await resumeLock();
  await returnUnusedAccess();
  if ((await openedVault()) === null) await purgeCacheOf(await exactOrigins());
}

/** Everything that happens later. */
export function followAlarms(): void {
  onAlarm(async (name) => {
    await afterStart();
    await ACTIONS[name]?.();
  });
}
