import { isListed } from './open-listed-record';
import type { SealedRecord, VaultFile } from './vault-file';
import type { IndexEntry, VaultIndex } from './vault-index';

/**
 * The file with every record that is damaged, moved or missing taken from the file before it, where that one
 * still has the very bytes that the index lists: most saves change one record and keep all others.
 */
export async function mendedFile(
  file: VaultFile,
  index: VaultIndex,
  before: VaultFile | null,
): Promise<VaultFile> {
  if (before === null) return file;
  const whole = new Map<string, SealedRecord>();
  for (const entry of index.records) {
    if (await findListed(file, entry)) continue;
    const spare = await findListed(before, entry);
    if (spare) whole.set(entry.id, spare);
  }
  if (whole.size === 0) return file;
  const kept = file.records.filter(({ id }) => !whole.has(id));
  return { ...file, records: [...kept, ...whole.values()] };
}

async function findListed({ records }: VaultFile, entry: IndexEntry): Promise<SealedRecord | null> {
  const record = records.find(({ id }) => id === entry.id);
  return record && (await isListed(record, entry)) ? record : null;
}
