import {
  type ActivityEntry,
  type ActivityKind,
  LONGEST_WORDS,
  MOST_NAMED,
  withEntries,
} from '../../../core/activity/activity';
import { openActivity, sealActivity } from '../../../core/activity/sealed-activity';
import { LOCK_REASONS } from '../../../core/messages/vault-status';
import type { OpenVault } from '../../../core/vault/open-vault';
import { BESIDE_VAULT } from '../../../core/vault/stored-data';
import { exclusive } from '../../../platform/background/exclusive';
import { vaultArea } from '../../../platform/background/vault-area';
import { sessionValue } from '../session-storage/session-value';
import { openedVault, requireVault } from '../vault/open-vault';

const KEY = BESIDE_VAULT.activity;
const openEntries = sessionValue('activity');
const toNote = sessionValue('toNote');

/**
 * Notes something for the user. It never fails and never delays what it is about: not awaited, no part of a
 * save, and what is lost is lost. While locked it waits, without its label.
 * @param about label of a token, or a word from a fixed list
 * @param detail how it ended, from a fixed list
 */
export function logActivity(
  kind: ActivityKind,
  about: string | null = null,
  detail: string | null = null,
): void {
  const entry = { at: Date.now(), kind, about: about?.slice(0, LONGEST_WORDS) ?? null, detail };
  void exclusive(KEY, () => add(entry)).catch(() => undefined);
}

/** Notes what one click did to tokens: each by its name where they are few, else their number. */
export function logActivityOfMany(
  kind: 'removed' | 'tested',
  entries: readonly { readonly title: string; readonly detail?: string }[],
): void {
  if (entries.length > MOST_NAMED) logActivity(`${kind}-many`, String(entries.length));
  else for (const { title, detail } of entries) logActivity(kind, title, detail ?? null);
}

/**
 * Opens the list for the time until the next lock, with a vault as it was before the unlock gave it a new key.
 * Never fails and is not waited for, like `note`.
 */
export function carryActivity(vault: OpenVault): void {
  void exclusive(KEY, async () => {
    const entries = await entriesOf(vault);
    // A lock may have come first.
    if ((await openedVault()) !== null) await openEntries.write(entries);
  }).catch(() => undefined);
}

/** Newest first. @throws {LockedError} */
export async function readActivity(): Promise<readonly ActivityEntry[]> {
  return exclusive(KEY, async () => (await entriesOf(await requireVault())).toReversed());
}

/** @throws {LockedError|StorageFailedError} */
export async function forgetActivity(): Promise<void> {
  await exclusive(KEY, async () => {
    await requireVault();
    await vaultArea.remove([KEY]);
    await openEntries.remove();
    await toNote.remove();
  });
}

/** Part of every lock, after the key is gone: a note under way ends first, later ones wait without labels. */
export async function closeActivity(): Promise<void> {
  await exclusive(KEY, () => openEntries.remove());
}

async function add(entry: ActivityEntry): Promise<void> {
  const vault = await openedVault();
  if (vault === null) return noteForLater(entry);
  const entries = withEntries(await entriesOf(vault), [...((await toNote.read()) ?? []), entry]);
  await openEntries.write(entries);
  // They are in it now, also where the disk takes nothing: the next note seals all of it.
  await toNote.remove();
  const sealed = await sealActivity(vault.key, vault.file.vaultId, entries);
  await vaultArea.write({ [KEY]: sealed });
}

/**
 * While unlocked the list is kept open in memory too, so that it outlives a new vault key: the next note seals
 * it under that one. What does not open is started over.
 */
async function entriesOf(vault: OpenVault): Promise<readonly ActivityEntry[]> {
  const open = await openEntries.read();
  if (open !== null) return open;
  const stored = await vaultArea.read([KEY]);
  return (await openActivity(vault.key, vault.file.vaultId, stored[KEY])) ?? [];
}

const MOST_WAITING = 50;

/** Notes what happened while there is no key to seal it with, without labels. Callers must hold the lock `KEY`. */
async function noteForLater({ at, kind, about }: ActivityEntry): Promise<void> {
  const reason = LOCK_REASONS.find((known) => kind === 'locked' && known === about) ?? null;
  const waiting = [...((await toNote.read()) ?? []), { at, kind, about: reason, detail: null }];
  await toNote.write(waiting.slice(-MOST_WAITING));
}
