import { KeybearerError } from '../../../core/errors/keybearer-error';
import type { ImportUndo } from '../../../core/import/apply-import';
import type { ImportPlan } from '../../../core/import/import-plan';
import type { Pending } from '../../../core/pending/draft';
import type { Removed } from '../../../core/session-storage/session-values';
import type { OpenVault } from '../../../core/vault/open-vault';
import { ALARMS, clearAlarm, setAlarm } from '../../../platform/background/alarms';
import { sealedValue } from '../session-storage/sealed-value';
import { openedVault, whileUnlocked } from '../vault/open-vault';

const pendingStore = sealedValue('draft');

/** What was pasted, or null when there is nothing or its time is over. */
export async function readPending(vault: OpenVault): Promise<Pending | null> {
  const pending = await pendingStore.read(vault);
  return pending === null || pending.expiresAt <= Date.now() ? null : pending;
}

/**
 * Changes what waits, or takes it away where that gives null. Changes wait for each other: one token may be
 * saved while another is ticked.
 * @throws {LockedError} once it is locked
 */
export async function changePending(edit: (now: Pending | null) => Pending | null): Promise<void> {
  await whileUnlocked(async (vault) => {
    const before = await readPending(vault);
    const after = edit(before);
    if (after === before) return;
    if (after === null) return removePending();
    await pendingStore.write(vault, after);
    await setAlarm(ALARMS.draft, after.expiresAt);
  });
}

/** Takes it away, also while no part of it can be opened. */
export async function removePending(): Promise<void> {
  await pendingStore.remove();
  await clearAlarm(ALARMS.draft);
}

/** @throws {KeybearerError} `not-found` when its ten minutes are over */
export function required(pending: Pending | null): Pending {
  if (pending === null) throw new KeybearerError('not-found');
  return pending;
}

/** Sealed and in memory only; a lock takes both away. */
export const planStore = sealedValue('importing');
export const undoStore = sealedValue('importUndo');

/** The file that was read, or null when there is none or its time is over. */
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

const MOST_REMOVED = 20;
/** As many as a vault holds: what was removed longest ago makes room. */
const MOST_REMOVED_RECORDS = 2000;
/** Milliseconds during which what was removed can be brought back: one alone, and several by one click. */
export const UNDO_TIME = 30_000;
export const UNDO_TIME_OF_MANY = 10 * 60_000;

const removedStore = sealedValue('removed');

/** What was removed and can still be brought back, the last one at the end. */
export async function readRemoved(vault: OpenVault): Promise<readonly Removed[]> {
  const now = Date.now();
  return ((await removedStore.read(vault)) ?? []).filter(({ until }) => until > now);
}

/** Keeps one more. */
export async function keepRemoved(vault: OpenVault, removed: Removed): Promise<void> {
  const all = [...(await readRemoved(vault)), removed].slice(-MOST_REMOVED);
  const rest = all.filter((_, at) => countRecords(all.slice(at)) <= MOST_REMOVED_RECORDS);
  await writeRemoved(vault, rest.length === 0 ? [removed] : rest);
}

/** Keeps one no more. Behind a lock there is nothing left to forget. */
export async function dropRemoved(id: string): Promise<void> {
  if ((await openedVault()) === null) return;
  await whileUnlocked(async (vault) => {
    const rest = (await readRemoved(vault)).filter((removed) => removed.id !== id);
    await writeRemoved(vault, rest);
  });
}

/** Forgets what can no longer be brought back. Of several, each has a time of its own. */
export async function forgetRemovedInTime(): Promise<void> {
  await whileUnlocked(async (vault) => writeRemoved(vault, await readRemoved(vault)));
}

async function writeRemoved(vault: OpenVault, all: readonly Removed[]): Promise<void> {
  if (all.length === 0) return removedStore.remove();
  await removedStore.write(vault, [...all]);
  await setAlarm(ALARMS.undo, Math.min(...all.map(({ until }) => until)));
}

const countRecords = (all: readonly Removed[]) => all.reduce((sum, { records }) => sum + records.length, 0);

export const typedStore = sealedValue('typed');

/** Id of the token whose half-typed fields are kept, or null. */
export async function readTypedId(vault: OpenVault): Promise<string | null> {
  return (await readTyped(vault))?.id ?? null;
}

export async function readTyped(vault: OpenVault) {
  const typed = await typedStore.read(vault);
  return typed === null || typed.expiresAt <= Date.now() ? null : typed;
}
