import { fromBase64, toBase64 } from '../../../core/bytes/base64';
import type { Bytes } from '../../../core/bytes/bytes';
import { LockedError } from '../../../core/errors/vault-errors';
import { ArchivedVaults } from '../../../core/vault/archived-vaults';
import { createVault } from '../../../core/vault/edit-vault';
import type { OpenVault } from '../../../core/vault/open-vault';
import type { WithLock } from '../../../core/vault/vault-storage';
import { type OpenedVault, VaultStore } from '../../../core/vault/vault-store';
import { exclusive } from '../../../platform/background/exclusive';
import { vaultArea } from '../../../platform/background/vault-area';
import { resealAll } from '../session-storage/sealed-value';
import { sessionValue } from '../session-storage/session-value';

/** One writer of stored vaults at a time, in every context. */
const writeVault: WithLock = (work) => exclusive('vault-write', work);
export const vaultStore = new VaultStore(vaultArea, writeVault);

const vaultKeys = sessionValue('vaultKeys');
const fellBackNote = sessionValue('fellBack');

/** Only a cache of what storage says: a new worker opens the vault again. */
let cached: OpenVault | null = null;
/** The opening under way, shared by everybody who asks meanwhile. */
let opening: Promise<OpenVault | null> | null = null;
/** Counts what was remembered, so that an opening that began earlier does not bring back what is older. */
let generation = 0;

/** True until the next lock when the last save turned out to be damaged and the one before it was opened. */
export async function vaultFellBack(): Promise<boolean> {
  return (await fellBackNote.read()) !== null;
}

/** The open vault, or null while locked. */
export function openedVault(): Promise<OpenVault | null> {
  if (cached !== null) return Promise.resolve(cached);
  opening ??= openStored().finally(() => {
    opening = null;
  });
  return opening;
}

/**
 * Whether a key is in memory, which a lock takes away before all that was opened with it. It opens nothing, so a
 * damaged vault doesn't make it fail.
 */
export async function holdsKey(): Promise<boolean> {
  return cached !== null || (await storedKeys()).length > 0;
}

/** @throws {LockedError} while locked */
export async function requireVault(): Promise<OpenVault> {
  const vault = await openedVault();
  if (vault === null) throw new LockedError();
  return vault;
}

/**
 * Makes one change and stores it; changes wait for each other. A change that gives back the same vault
 * stores nothing.
 * @throws {LockedError} while locked, and whatever the change or the storage throws: then nothing has changed
 */
export function changeVault(
  change: (vault: OpenVault) => Promise<OpenVault> | OpenVault,
): Promise<OpenVault> {
  return exclusive('vault-change', async () => {
    const before = await requireVault();
    const after = await change(before);
    if (after === before) return before;
    const rotated = after.key !== before.key;
    // Both keys are kept while the file changes hands: a worker may die on either side of it.
    if (rotated) await storeKeys([after.key, before.key]);
    try {
      await vaultStore.save(before, after);
    } catch (error) {
      // The storage may have failed after the write: look again instead of guessing.
      remember(null);
      throw error;
    }
    remember(after);
    if (!rotated) return after;
    await storeKeys([after.key]);
    // Within the turn: who comes next must find what waits in memory under this key, and a lock nothing after it.
    await resealAll(before, after);
    return after;
  });
}

/**
 * Does what must not come behind a lock, in the turn of changes. It changes nothing of the vault itself.
 * @throws {LockedError} while locked
 */
export async function whileUnlocked(work: (vault: OpenVault) => Promise<void>): Promise<void> {
  await changeVault(async (vault) => {
    await work(vault);
    return vault;
  });
}

/** What is stored may be another vault now: the next who asks opens what is there. */
export function reread(): void {
  remember(null);
}

/** Starts a temporary vault: its key is in memory only, so closing the browser forgets it. */
export async function startTemporaryVault(): Promise<void> {
  const vault = await createVault();
  await storeKeys([vault.key]);
  await vaultStore.save(null, vault);
  remember(vault);
}

/** Takes the key of a vault that was just unlocked. */
export async function adoptVault(opened: OpenedVault): Promise<void> {
  await storeKeys([opened.vault.key]);
  remember(opened.vault);
  await noteFallBack(opened);
}

/** Forgets the key and everything that was opened with it. A change under way is finished first. */
export function forgetVault(): Promise<void> {
  return exclusive('vault-change', async () => {
    remember(null);
    await vaultKeys.remove();
    remember(null);
  });
}

async function openStored(): Promise<OpenVault | null> {
  const begun = generation;
  for (const key of await storedKeys()) {
    const opened = await vaultStore.open(key).catch(nullWhenLocked);
    if (generation !== begun) return cached;
    if (opened === null) continue;
    remember(opened.vault);
    await noteFallBack(opened);
    return cached;
  }
  return null;
}

function remember(vault: OpenVault | null): void {
  generation += 1;
  cached = vault;
}

/** The next save repairs it, so it is noted for as long as the user may not have seen it. */
async function noteFallBack({ fellBack }: OpenedVault): Promise<void> {
  if (fellBack) await fellBackNote.write(true);
}

/** A key that is not the vault's any more is as good as none. */
function nullWhenLocked(error: unknown): null {
  if (error instanceof LockedError) return null;
  throw error;
}

async function storedKeys(): Promise<readonly Bytes[]> {
  return ((await vaultKeys.read()) ?? []).map(fromBase64);
}

async function storeKeys(keys: readonly Bytes[]): Promise<void> {
  await vaultKeys.write(keys.map(toBase64));
}

export const archivedVaults = new ArchivedVaults(vaultArea, writeVault);
