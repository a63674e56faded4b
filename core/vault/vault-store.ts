import { equalBytes } from '@noble/ciphers/utils.js';
import type { Bytes } from '../bytes/bytes';
import { InvalidInputError } from '../errors/invalid-input-error';
import { DamagedVaultError, LockedError, StorageFailedError } from '../errors/vault-errors';
import { checkBase, checkSuccession, checkWritten } from './check-save';
import { openFile, unlockFile } from './open-file';
import type { OpenVault } from './open-vault';
import type { UnlockSecret } from './slots/unlock-secret';
import { LOCAL_KEYS } from './stored-data';
import { isAbsent, readStoredVault, type StoredVault } from './stored-vault';
import { isTemporaryVault, type KeySlot, type VaultFile } from './vault-file';
import { sameSpelling, type VaultStorage, type WithLock } from './vault-storage';

/** An opened vault and whether it is the one before the last save, because the last one is damaged. */
export interface OpenedVault {
  readonly vault: OpenVault;
  readonly fellBack: boolean;
}

/** The stored vault. Reading never writes; `save` and `discard` run under the lock. */
export class VaultStore {
  readonly #storage: VaultStorage;
  readonly #withLock: WithLock;

  constructor(storage: VaultStorage, withLock: WithLock) {
    this.#storage = storage;
    this.#withLock = withLock;
  }

  /**
   * What is stored, not opened; null when nothing is.
   * @throws NewerVaultError, DamagedVaultError (neither copy is whole), StorageFailedError
   */
  load(): Promise<StoredVault | null> {
    return readStoredVault(this.#storage);
  }

  /**
   * Opens with a key kept in memory; null when nothing is stored.
   * @throws LockedError when the key is no longer the vault's: ask for the passphrase
   * @throws what `load` throws
   */
  async open(key: Bytes): Promise<OpenedVault | null> {
    const stored = await this.load();
    return stored && openStored(stored, key);
  }

  /**
   * Opens with a secret, and says which slot it opened.
   * @throws WrongSecretError; InvalidInputError `no-vault`, or `no-slot` for a temporary vault
   * @throws what `load` throws
   */
  async unlock(secret: UnlockSecret): Promise<OpenedVault & { readonly slot: KeySlot }> {
    const stored = await this.load();
    if (!stored) throw new InvalidInputError('no-vault');
    const { key, slot } = await unlockFile(stored.file, secret);
    // The slot gave the key, so nothing but damage keeps the rest shut.
    const open: typeof openFile = (file, ...rest) =>
      openFile(file, ...rest).catch((error: unknown) => {
        throw error instanceof LockedError ? new DamagedVaultError('index') : error;
      });
    return { ...(await openStored(stored, key, open)), slot };
  }

  /**
   * Stores `after`. The good vault stays in place until the new one was written, read
   * back and opened. After any error open again: what is stored is one of the two.
   * @param before what `after` was made from, as opened or last saved; null for a new vault
   * @throws InvalidInputError `token-lost`, `stale-vault`, `vault-exists` and others of `checkSuccession`
   * @throws StorageFullError, StorageFailedError, NewerVaultError, DamagedVaultError
   */
  save(before: OpenVault | null, after: OpenVault): Promise<void> {
    return this.#withLock(async () => {
      if (before) checkSuccession(before, after);
      const { damaged } = await checkBase(this.#storage, before);

      await this.#storage.write({ [LOCAL_KEYS.next]: after.file });
      const written = await this.#storage.read([LOCAL_KEYS.next]);
      await checkWritten(written[LOCAL_KEYS.next], after);

      const entries: Record<string, unknown> = { [LOCAL_KEYS.vault]: after.file };
      const keepsKey = before !== null && equalBytes(before.key, after.key);
      // No copy under the old key may stay, nor one of a token that was taken out: the new file is its own last good copy.
      const previous = keepsKey && !takesOut(before, after) ? before.file : after.file;
      entries[LOCAL_KEYS.previous] = previous;
      const rotated = before !== null && !keepsKey;
      if (rotated) entries[LOCAL_KEYS.damaged] = null;
      else if (damaged !== undefined) entries[LOCAL_KEYS.damaged] = damaged;
      await this.#storage.write(entries);
      await this.#checkInPlace(after.file, previous);

      await this.#removeQuietly(rotated ? [LOCAL_KEYS.next, LOCAL_KEYS.damaged] : [LOCAL_KEYS.next]);
    });
  }

  /**
   * Removes a temporary vault whose key is gone; nothing can open it any more.
   * @throws InvalidInputError `vault-has-slots` when a secret could still open it
   * @throws what `load` throws
   */
  discard(): Promise<void> {
    return this.#withLock(async () => {
      const stored = await this.load();
      if (!stored) return;
      const files = [stored.file, stored.previous];
      if (files.some((file) => file && !isTemporaryVault(file)))
        throw new InvalidInputError('vault-has-slots');
      if (stored.fellBack) await this.#keepDamaged();
      const gone = [LOCAL_KEYS.vault, LOCAL_KEYS.previous, LOCAL_KEYS.next];
      await this.#storage.remove(stored.fellBack ? gone : [...gone, LOCAL_KEYS.damaged]);
    });
  }

  /** `next` was opened; what is in its place now has to be the same. */
  async #checkInPlace(file: VaultFile, previous: VaultFile): Promise<void> {
    const stored = await this.#storage.read([LOCAL_KEYS.vault, LOCAL_KEYS.previous]);
    if (!sameSpelling(stored[LOCAL_KEYS.vault], file) || !sameSpelling(stored[LOCAL_KEYS.previous], previous))
      throw new StorageFailedError();
  }

  /** What can't be read can't be told to be worthless. */
  async #keepDamaged(): Promise<void> {
    const stored = await this.#storage.read([LOCAL_KEYS.vault]);
    const damaged = stored[LOCAL_KEYS.vault];
    if (!isAbsent(damaged)) await this.#storage.write({ [LOCAL_KEYS.damaged]: damaged });
  }

  /** The save is done; what is left over is ignored and overwritten by the next one. */
  async #removeQuietly(keys: readonly string[]): Promise<void> {
    await this.#storage.remove(keys).catch(() => undefined);
  }
}

/** True when a record of the file before is in the next one no more. */
function takesOut({ file }: OpenVault, after: OpenVault): boolean {
  const left = new Set(after.file.records.map(({ id }) => id));
  return file.records.some(({ id }) => !left.has(id));
}

async function openStored(
  { file, fellBack, previous }: StoredVault,
  key: Bytes,
  open = openFile,
): Promise<OpenedVault> {
  try {
    return { vault: await open(file, key, fellBack ? null : previous), fellBack };
  } catch (error) {
    if (!(error instanceof DamagedVaultError) || !previous || fellBack) throw error;
    return { vault: await open(previous, key), fellBack: true };
  }
}
