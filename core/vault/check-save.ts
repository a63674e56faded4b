import { equalBytes } from '@noble/ciphers/utils.js';
import { InvalidInputError } from '../errors/invalid-input-error';
import { DamagedVaultError, StorageFailedError } from '../errors/vault-errors';
import { openFile } from './open-file';
import type { OpenVault } from './open-vault';
import { LOCAL_KEYS } from './stored-data';
import { isAbsent, parseUnlessDamaged } from './stored-vault';
import { parseVaultFile, sameSave, type VaultFile } from './vault-file';
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

/**
 * What must hold between a vault and the one that takes its place.
 * @throws InvalidInputError `other-vault`, `older-vault`, `token-lost`, or `slots` when slots changed
 *   without a new key
 */
export function checkSuccession(before: OpenVault, after: OpenVault): void {
  if (before.file.vaultId !== after.file.vaultId) throw new InvalidInputError('other-vault');
  if (after.index.fileRevision <= before.index.fileRevision) throw new InvalidInputError('older-vault');
  const sameSlots = before.file.checksum === after.file.checksum;
  if (sameSlots !== equalBytes(before.key, after.key)) throw new InvalidInputError('slots');

  const left = recordIds(after);
  const opened = readableIds(after);
  const lostToken = [...readableIds(before)].some((id) => !opened.has(id) && !after.removed.has(id));
  const lostRecord = [...recordIds(before)].some((id) => !left.has(id) && !after.removed.has(id));
  if (lostToken || lostRecord) throw new InvalidInputError('token-lost');
}

function readableIds({ tokens, ownProviders }: OpenVault): Set<string> {
  return new Set([...tokens.keys(), ...ownProviders.keys()]);
}

/** Also those that were set aside or come from a later version, wherever they show up, and the settings. */
function recordIds({ file, index }: OpenVault): Set<string> {
  return new Set([...file.records, ...index.records].map(({ id }) => id));
}

/**
 * Opens what came back from storage and holds it against what was meant to be written.
 * @throws StorageFailedError when it is not the same
 */
export async function checkWritten(stored: unknown, meant: OpenVault): Promise<void> {
  const written = await readBack(stored, meant);
  const same =
    written !== null &&
    sameSave(written.file, meant.file) &&
    JSON.stringify(written.file.records) === JSON.stringify(meant.file.records) &&
    content(written) === content(meant);
  if (!same) throw new StorageFailedError();
}

async function readBack(stored: unknown, { key }: OpenVault): Promise<OpenVault | null> {
  try {
    return await openFile(await parseVaultFile(stored), key);
  } catch {
    return null;
  }
}

/** Whatever the order; and why a record did not open may be told another way once those beside it have changed. */
function content({ tokens, ownProviders, settings, setAside }: OpenVault): string {
  const byId = [...tokens, ...ownProviders].toSorted(([one], [other]) => (one < other ? -1 : 1));
  return JSON.stringify([byId, settings, setAside.map(({ id }) => id).toSorted()]);
}
