import { fromBase64, toBase64 } from '../../core/bytes/base64';
import type { Bytes } from '../../core/bytes/bytes';
import { LockedError } from '../../core/errors/vault-errors';
import { SESSION_KEYS } from '../../core/session/session-keys';
import { createVault } from '../../core/vault/create-vault';
import type { OpenVault } from '../../core/vault/open-vault';
import { VaultStore } from '../../core/vault/vault-store';
import { exclusive } from '../../platform/background/exclusive';
import { localStorage } from '../../platform/background/local-storage';
import { sessionStorage } from '../../platform/background/session-storage';

export const vaultStore = new VaultStore(localStorage, (work) => exclusive('vault-write', work));

/** Only a cache of what storage says: a new worker opens the vault again. */
let cached: OpenVault | null = null;
/** Counts locks, so that what was begun before one is not taken for open after it. */
let locks = 0;

/** The open vault, or null while locked. */
export async function openedVault(): Promise<OpenVault | null> {
  if (cached !== null) return cached;
  const locksBefore = locks;
  for (const key of await storedKeys()) {
    const opened = await vaultStore.open(key).catch(nullWhenLocked);
    if (locks !== locksBefore) return null;
    if (opened === null) continue;
    cached = opened.vault;
    return cached;
  }
  return null;
}

/** @throws {LockedError} while locked */
export async function requireVault(): Promise<OpenVault> {
  const vault = await openedVault();
  if (vault === null) throw new LockedError();
  return vault;
}

/**
 * Makes one change and stores it; changes wait for each other.
 * @throws {LockedError} while locked, and whatever the change or the storage throws: then nothing has changed
 */
export function changeVault(change: (vault: OpenVault) => Promise<OpenVault>): Promise<OpenVault> {
  return exclusive('vault-change', async () => {
    const before = await requireVault();
    const after = await change(before);
    if (after === before) return before;
    const rotated = after.key !== before.key;
    // Both keys are kept while the file changes hands: a worker may die on either side of it.
    if (rotated) await storeKeys([after.key, before.key]);
    cached = null;
    await vaultStore.save(before, after);
    if (rotated) await storeKeys([after.key]);
    cached = after;
    return after;
  });
}

/** Starts a session vault: its key is in memory only, so closing the browser forgets it. */
export async function startSessionVault(): Promise<void> {
  const vault = await createVault();
  await storeKeys([vault.key]);
  await vaultStore.save(null, vault);
  cached = vault;
}

/** Takes the key of a vault that was just unlocked. */
export async function adoptVault(vault: OpenVault): Promise<void> {
  await storeKeys([vault.key]);
  cached = vault;
}

/** Forgets the key and everything that was opened with it. A change under way is finished first. */
export function forgetVault(): Promise<void> {
  return exclusive('vault-change', async () => {
    locks += 1;
    cached = null;
    await sessionStorage.remove([SESSION_KEYS.vaultKeys]);
  });
}

/** A key that is not the vault's any more is as good as none. */
function nullWhenLocked(error: unknown): null {
  if (error instanceof LockedError) return null;
  throw error;
}

async function storedKeys(): Promise<readonly Bytes[]> {
  const stored = await sessionStorage.get(SESSION_KEYS.vaultKeys);
  return Array.isArray(stored) ? stored.map((text) => fromBase64(String(text))) : [];
}

async function storeKeys(keys: readonly Bytes[]): Promise<void> {
  await sessionStorage.set({ [SESSION_KEYS.vaultKeys]: keys.map(toBase64) });
}
