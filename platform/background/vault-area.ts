import { StorageFailedError, StorageFullError } from '../../core/errors/vault-errors';
import { browser } from '../browser';

/**
 * `storage.local`: on disk, in the clear, and an overwritten value stays in the log file for a while.
 * One `set` is one atomic batch. Only ciphertext may get here.
 * @throws {StorageFullError|StorageFailedError}
 */
export const vaultArea = {
  read(keys: readonly string[]): Promise<Record<string, unknown>> {
    return guarded(() => browser.storage.local.get([...keys]));
  },
  write(entries: Readonly<Record<string, unknown>>): Promise<void> {
    return guarded(() => browser.storage.local.set({ ...entries }));
  },
  remove(keys: readonly string[]): Promise<void> {
    return guarded(() => browser.storage.local.remove([...keys]));
  },
};

async function guarded<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    // Chrome: "Resource::kQuotaBytes quota exceeded"; Firefox: QuotaExceededError.
    const full = cause instanceof Error && /quota/i.test(`${cause.name} ${cause.message}`);
    throw full ? new StorageFullError({ cause }) : new StorageFailedError({ cause });
  }
}

/**
 * Keeps content scripts away from our storage. Chrome 140 and newer; Firefox has no such call,
 * and Keybearer has no content scripts in either.
 */
export async function closeStorageToContentScripts(): Promise<void> {
  const { local } = browser.storage;
  if ('setAccessLevel' in local && typeof local.setAccessLevel === 'function') {
    await local.setAccessLevel({ accessLevel: 'TRUSTED_CONTEXTS' });
  }
}
