import { DamagedVaultError } from '../errors/vault-errors';
import { parseVaultFile } from './parse-vault-file';
import { LOCAL_KEYS } from './stored-data';
import type { VaultFile } from './vault-file';
import type { VaultStorage } from './vault-storage';

/** What stands in storage, not opened. */
export interface StoredVault {
  readonly file: VaultFile;
  /** True when `vault` is damaged or gone and `file` is the one before it. */
  readonly fellBack: boolean;
  /** The file before the last save, when it is whole. */
  readonly previous: VaultFile | null;
}

/**
 * Reads the vault, or the one before the last save if it is damaged or gone (Chromium
 * deletes a value that it can't read). Null when there is neither.
 * @throws NewerVaultError, and never falls back then: the newer file has the newer tokens
 * @throws DamagedVaultError when neither is whole
 */
export async function readStoredVault(storage: VaultStorage): Promise<StoredVault | null> {
  const stored = await storage.read([LOCAL_KEYS.vault, LOCAL_KEYS.previous]);
  const [current, previous] = [stored[LOCAL_KEYS.vault], stored[LOCAL_KEYS.previous]];
  if (isAbsent(current) && isAbsent(previous)) return null;
  const file = isAbsent(current) ? null : await parseUnlessDamaged(current);
  const spare = await parseOrNull(previous);
  // Ways to unlock never go altogether, so a file without any is none of ours when the one before had some.
  const lostAllWays = file?.slots.length === 0 && spare !== null && spare.slots.length > 0;
  if (file && !lostAllWays) return { file, fellBack: false, previous: spare };
  const before = await parseUnlessDamaged(previous);
  if (!before) throw new DamagedVaultError('vault');
  return { file: before, fellBack: true, previous: before };
}

/** Null when damaged. @throws NewerVaultError */
export async function parseUnlessDamaged(stored: unknown): Promise<VaultFile | null> {
  try {
    return await parseVaultFile(stored);
  } catch (error) {
    if (error instanceof DamagedVaultError) return null;
    throw error;
  }
}

/** True for a key that is not there. Null is written where a value must go in the same step as another comes. */
export function isAbsent(stored: unknown): stored is null | undefined {
  return stored === undefined || stored === null;
}

async function parseOrNull(stored: unknown): Promise<VaultFile | null> {
  return parseVaultFile(stored).catch(() => null);
}
