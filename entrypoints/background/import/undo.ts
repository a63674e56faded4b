import { IMPORT_LIFETIME } from '../../../core/backup/backup-limits';
import { KeybearerError } from '../../../core/errors/keybearer-error';
import { importUndo, undoImport as undone } from '../../../core/import/undo-import';
import type { OpenVault } from '../../../core/vault/open-vault';
import { clearAlarm, setAlarm } from '../../../platform/background/alarms';
import { exclusive } from '../../../platform/background/exclusive';
import { returnUnusedAccess } from '../access/return-unused-access';
import { ALARMS } from '../stores/alarm-names';
import { readUndo, undoStore } from '../stores/import-store';
import { showState } from '../sync/settle';
import { openedVault, requireVault } from '../vault/open-vault';
import { changeTokens } from './change-tokens';

type Keep = (before: OpenVault, after: OpenVault) => Promise<void>;

/**
 * Runs an import that notes what it changes before it is saved, so that none is without an undo. When it
 * fails, the undo of the import before it is there again.
 */
export async function keepUndo(run: (keep: Keep) => Promise<void>): Promise<void> {
  const earlier = await readUndo(await requireVault());
  try {
    await run(async (before, after) => {
      const undo = importUndo(before, after, Date.now() + IMPORT_LIFETIME);
      await undoStore.write(before, undo);
      await setAlarm(ALARMS.importUndo, undo.expiresAt);
    });
  } catch (error) {
    const vault = await openedVault();
    // A storage that failed may have stored it all the same.
    const saved = vault !== null && (await readUndo(vault)) !== null;
    if (!saved && vault !== null && earlier !== null) await undoStore.write(vault, earlier);
    else if (!saved) await undoStore.remove();
    throw error;
  }
}

/**
 * Puts back what the last import changed; what came later stays.
 * @throws {KeybearerError} `not-found` when its time is over
 */
export function undoImport(): Promise<void> {
  return exclusive('import', async () => {
    const undo = await readUndo(await requireVault());
    if (undo === null) throw new KeybearerError('not-found');
    await changeTokens((before, isActive) => undone(before, undo, isActive));
    await endUndo();
  });
}

/** From now on the last import stays. */
export async function endUndo(): Promise<void> {
  await undoStore.remove();
  await clearAlarm(ALARMS.importUndo);
  await showState();
  await returnUnusedAccess();
}
