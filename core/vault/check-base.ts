import { InvalidInputError } from '../errors/invalid-input-error';
import { DamagedVaultError } from '../errors/vault-errors';
import { openFile } from './open-file';
import type { OpenVault } from './open-vault';
import { sameSave } from './same-save';
import { LOCAL_KEYS } from './stored-data';
import { isAbsent, parseUnlessDamaged } from './stored-vault';
import type { VaultFile } from './vault-file';
import type { VaultStorage } from './vault-storage';

/** What the save has to keep from what it found. */
export interface Base {
  /** A damaged `vault`, as it was found; undefined when it was whole or gone. */
  readonly damaged: unknown;
}

/**
 * Makes sure that a save overwrites what `before` was opened from and nothing else.
 * @param before null for the first save
 * @throws InvalidInputError `vault-exists` for a first save over a vault, `stale-vault` when another save came between
 * @throws NewerVaultError when a newer version of the extension wrote either file
 * @throws DamagedVaultError when what is stored can't be told to be older than `before`
 */
export async function checkBase(storage: VaultStorage, before: OpenVault | null): Promise<Base> {
  const stored = await storage.read([LOCAL_KEYS.vault, LOCAL_KEYS.previous]);
  const [rawCurrent, rawPrevious] = [stored[LOCAL_KEYS.vault], stored[LOCAL_KEYS.previous]];
  const current = await parseUnlessDamaged(rawCurrent);
  const previous = await parseUnlessDamaged(rawPrevious);

  if (!before) {
    if (current || previous) throw new InvalidInputError('vault-exists');
    if (!isAbsent(rawCurrent) || !isAbsent(rawPrevious)) throw new DamagedVaultError('vault');
    return { damaged: undefined };
  }
  if (sameSave(current, before.file)) return { damaged: undefined };
  if (!sameSave(previous, before.file)) {
    throw current ? new InvalidInputError('stale-vault') : new DamagedVaultError('vault');
  }
  // `before` was opened from the previous file: right only if the current one does not open.
  if (current && (await opensOrIsLocked(current, before))) throw new InvalidInputError('stale-vault');
  return { damaged: rawCurrent ?? undefined };
}

async function opensOrIsLocked(file: VaultFile, { key }: OpenVault): Promise<boolean> {
  return openFile(file, key).then(
    () => true,
    (error: unknown) => !(error instanceof DamagedVaultError),
  );
}
