import { SESSION_KEYS } from '../../../core/browser-session/session-keys';
import { type ImportPlan, importPlanSchema } from '../../../core/import/import-plan';
import { type ImportUndo, importUndoSchema } from '../../../core/import/undo-import';
import type { OpenVault } from '../../../core/vault/open-vault';
import { sealedValue } from '../vault/sealed-value';

/** Sealed and in memory only; a lock takes both away. */
export const planStore = sealedValue(SESSION_KEYS.importing, importPlanSchema);
export const undoStore = sealedValue(SESSION_KEYS.importUndo, importUndoSchema);

/** The backup that was read, or null when there is none or its time is over. */
export async function readPlan(vault: OpenVault): Promise<ImportPlan | null> {
  const plan = await planStore.read(vault);
  return plan === null || plan.expiresAt <= Date.now() ? null : plan;
}

/** What the last import can be undone with, or null. */
export async function readUndo(vault: OpenVault): Promise<ImportUndo | null> {
  const undo = await undoStore.read(vault);
  if (undo === null || undo.expiresAt <= Date.now()) return null;
  // It is stored before the vault is, so that no import is without one; a worker may have died in between.
  return vault.index.fileRevision < undo.revision ? null : undo;
}

/** A worker died before the import itself was saved: the next save of something else must not look like it. */
export async function dropLostUndo(vault: OpenVault): Promise<void> {
  const undo = await undoStore.read(vault);
  if (undo !== null && vault.index.fileRevision < undo.revision) await undoStore.remove();
}
