import { ALARMS, onAlarm } from '../../../platform/background/alarms';
import { exactOrigins, returnUnusedAccess } from '../access/access';
import { clearCopied } from '../clipboard/clipboard';
import { discardImport, endUndo } from '../import/import';
import { checkSessionLimit, onHeartbeat, onLockSoon } from '../lock/auto-lock';
import { resumeLock } from '../lock/lock';
import { discardDraft } from '../pending/drafts';
import { runDueChecks } from '../revoke/revocation';
import { purgeCacheOf } from '../rules/purge-cache';
import { afterStart } from '../start/ready';
import { forgetRemovedInTime } from '../stores/waiting';
import { syncAll, syncPages } from '../sync/sync-all';
import { forgetTyped } from '../tokens/edit-token';
import { holdsKey, openedVault } from '../vault/open-vault';

const ACTIONS: Readonly<Record<string, () => Promise<void>>> = {
  [ALARMS.draft]: discardDraft,
  [ALARMS.typed]: forgetTyped,
  [ALARMS.undo]: async () => {
    if (await holdsKey()) await forgetRemovedInTime();
    await syncPages();
    await returnUnusedAccess();
  },
  [ALARMS.importing]: discardImport,
  [ALARMS.importUndo]: endUndo,
  [ALARMS.sendUntil]: () => syncAll(),
  [ALARMS.revocation]: runDueChecks,
  [ALARMS.lockSoon]: onLockSoon,
  [ALARMS.sessionLimit]: checkSessionLimit,
  [ALARMS.clipboard]: clearCopied,
  [ALARMS.heartbeat]: onHeartbeat,
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
