import { DamagedVaultError } from '../errors/vault-errors';
import { LOCAL_KEYS } from './stored-data';
import { isTemporaryVault, parseVaultFile, type VaultFile } from './vault-file';
import type { VaultStorage } from './vault-storage';

/** What is in storage, not opened. */
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
  if (file) {
    const whole = await parseOrNull(previous);
    if (!lostItsSlots(file, whole)) return { file, fellBack: false, previous: whole };
  }
  const before = await parseUnlessDamaged(previous);
  if (!before) throw new DamagedVaultError('vault');
  return { file: before, fellBack: true, previous: before };
}

/** No save takes the last way to unlock away: somebody else did, or it would be taken for a temporary vault. */
function lostItsSlots(file: VaultFile, previous: VaultFile | null): boolean {
  return isTemporaryVault(file) && previous?.vaultId === file.vaultId && !isTemporaryVault(previous);
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
