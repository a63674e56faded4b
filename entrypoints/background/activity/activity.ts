import * as v from 'valibot';
import {
  ACTIVITY_KINDS,
  type ActivityEntry,
  type ActivityKind,
  LONGEST_WORDS,
  withEntries,
} from '../../../core/activity/activity';
import { activitySchema } from '../../../core/activity/activity-schema';
import { openActivity, sealActivity } from '../../../core/activity/sealed-activity';
import { SESSION_KEYS } from '../../../core/browser-session/session-keys';
import { LOCK_REASONS } from '../../../core/messages/vault-status';
import type { OpenVault } from '../../../core/vault/open-vault';
import { BESIDE_VAULT } from '../../../core/vault/stored-data';
import { exclusive } from '../../../platform/background/exclusive';
import { sessionArea } from '../../../platform/background/session-area';
import { vaultArea } from '../../../platform/background/vault-area';
import { openedVault, requireVault } from '../vault/open-vault';

const KEY = BESIDE_VAULT.activity;

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

/**
 * Opens the list for the time until the next lock, with a vault as it was before the unlock gave it a new key.
 * Never fails and is not waited for, like `note`.
 */
export function carryActivity(vault: OpenVault): void {
  void exclusive(KEY, async () => {
    const entries = await entriesOf(vault);
    // A lock may have come first.
    if ((await openedVault()) !== null) await sessionArea.set({ [SESSION_KEYS.activity]: entries });
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
    await sessionArea.remove([SESSION_KEYS.activity]);
    await waitingNotes.forget();
  });
}

/** Part of every lock, after the key is gone: a note under way ends first, later ones wait without labels. */
export async function closeActivity(): Promise<void> {
  await exclusive(KEY, () => sessionArea.remove([SESSION_KEYS.activity]));
}

async function add(entry: ActivityEntry): Promise<void> {
  const vault = await openedVault();
  if (vault === null) return waitingNotes.add(entry);
  const entries = withEntries(await entriesOf(vault), [...(await waitingNotes.read()), entry]);
  await sessionArea.set({ [SESSION_KEYS.activity]: entries });
  // They are in it now, also where the disk takes nothing: the next note seals all of it.
  await waitingNotes.forget();
  const sealed = await sealActivity(vault.key, vault.file.vaultId, entries);
  await vaultArea.write({ [KEY]: sealed });
}

/**
 * While unlocked the list is kept open in memory too, so that it outlives a new vault key: the next note seals
 * it under that one. What does not open is begun anew.
 */
async function entriesOf(vault: OpenVault): Promise<readonly ActivityEntry[]> {
  const open = v.safeParse(activitySchema, await sessionArea.get(SESSION_KEYS.activity));
  if (open.success) return open.output;
  const stored = await vaultArea.read([KEY]);
  return (await openActivity(vault.key, vault.file.vaultId, stored[KEY])) ?? [];
}

const MOST_WAITING = 50;

/** No labels: this stays in memory over a lock. A lock's reason stands in `locked` anyway. */
const waitingSchema = v.array(
  v.strictObject({
    at: v.pipe(v.number(), v.integer(), v.minValue(0)),
    kind: v.picklist(ACTIVITY_KINDS),
    about: v.nullable(v.picklist(LOCK_REASONS)),
    detail: v.null(),
  }),
);

/** What happened while there was no key to seal it with. Callers see to it that they are alone. */
const waitingNotes = {
  async read(): Promise<readonly ActivityEntry[]> {
    const parsed = v.safeParse(waitingSchema, await sessionArea.get(SESSION_KEYS.toNote));
    return parsed.success ? parsed.output : [];
  },

  async add({ at, kind, about }: ActivityEntry): Promise<void> {
    const bare = { at, kind, about: kind === 'locked' ? about : null, detail: null };
    const waiting = [...(await this.read()), bare].slice(-MOST_WAITING);
    await sessionArea.set({ [SESSION_KEYS.toNote]: waiting });
  },

  forget: (): Promise<void> => sessionArea.remove([SESSION_KEYS.toNote]),
};
