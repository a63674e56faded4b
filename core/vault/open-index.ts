import type { Bytes } from '../bytes/bytes';
import { DamagedVaultError, LockedError } from '../errors/vault-errors';
import { SETTINGS_ID } from '../shapes/settings-id';
import { decodeContent } from './record-content';
import type { SealContext } from './seal-bytes';
import { openPadded, recordContext } from './sealed-record';
import type { VaultFile } from './vault-file';
import { type VaultIndex, vaultIndexSchema } from './vault-index';

/** Where an index belongs. Its age stands inside, so the outside has none. */
export function indexContext({ format, vaultId }: Pick<VaultFile, 'format' | 'vaultId'>): SealContext {
  return { format, vaultId, recordId: 'index', revision: 0, purpose: 'index' };
}

/**
 * Opens the index and holds it against the slots.
 * @throws LockedError when the key is not this vault's: it was rotated since
 * @throws DamagedVaultError `index` when it does not open, `slots` when slots were put in or taken out
 */
export async function openIndex(file: VaultFile, key: Bytes): Promise<VaultIndex> {
  const bytes = await openPadded(key, indexContext(file), file.index);
  const index = bytes && decodeContent(vaultIndexSchema, bytes);
  if (!index) throw (await opensAnyRecord(file, key)) ? new DamagedVaultError('index') : new LockedError();
  if (index.slotsDigest !== file.checksum) throw new DamagedVaultError('slots');
  return index;
}

async function opensAnyRecord(file: VaultFile, key: Bytes): Promise<boolean> {
  for (const record of file.records) {
    const purpose = record.id === SETTINGS_ID ? 'settings' : 'token';
    if (await openPadded(key, recordContext(file, record, purpose), record.sealed)) return true;
  }
  return false;
}
