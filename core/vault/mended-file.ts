import { isListed } from './open-listed-record';
import type { OpenVault } from './open-vault';
import type { SealedRecord, VaultFile } from './vault-file';
import type { IndexEntry, VaultIndex } from './vault-index';

interface MendedFile extends Pick<OpenVault, 'mended'> {
  readonly file: VaultFile;
}

/**
 * The file with every record that is damaged, moved or missing taken from the file before it, where that one
 * still has the very bytes that the index lists: most saves change one record and keep all others.
 */
export async function mendedFile(file: VaultFile, index: VaultIndex, before: VaultFile): Promise<MendedFile> {
  const whole = new Map<string, SealedRecord>();
  for (const entry of index.records) {
    if (await findListed(file, entry)) continue;
    const spare = await findListed(before, entry);
    if (spare) whole.set(entry.id, spare);
  }
  const kept = file.records.filter(({ id }) => !whole.has(id));
  const mended = index.records.filter(({ id }) => whole.has(id)).map(({ id, label }) => ({ id, label }));
  return { file: { ...file, records: [...kept, ...whole.values()] }, mended };
}

async function findListed({ records }: VaultFile, entry: IndexEntry): Promise<SealedRecord | null> {
  const record = records.find(({ id }) => id === entry.id);
  return record && (await isListed(record, entry)) ? record : null;
}
