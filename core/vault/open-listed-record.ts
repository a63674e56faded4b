import type { Bytes } from '../bytes/bytes';
import type { RecordProblem } from './open-vault';
import { recordDigest } from './record-digest';
import { openPadded, recordContext } from './sealed-record';
import type { SealedRecord, VaultFile } from './vault-file';
import type { IndexEntry, VaultIndex } from './vault-index';

/** Content of a record that the index lists, or why it can't be trusted. */
export async function openListedRecord(
  file: VaultFile,
  key: Bytes,
  index: VaultIndex,
  entry: IndexEntry,
): Promise<{ readonly bytes: Bytes } | { readonly problem: RecordProblem }> {
  const record = file.records.find(({ id }) => id === entry.id);
  if (!record) return { problem: 'missing' };
  const bytes = await openPadded(key, recordContext(file, record, entry.purpose), record.sealed);
  if (await isListed(record, entry)) return bytes ? { bytes } : { problem: 'damaged' };
  // Whole under its own name, but not what was saved last: an older copy was put back.
  if (bytes) return { problem: 'rolled-back' };
  const digest = await recordDigest(record.sealed);
  return {
    problem: index.records.some((other) => other !== entry && other.digest === digest)
      ? 'swapped'
      : 'damaged',
  };
}

/** True when the record in the file is exactly the one that was saved last. */
export async function isListed(record: SealedRecord, entry: IndexEntry): Promise<boolean> {
  return record.revision === entry.revision && (await recordDigest(record.sealed)) === entry.digest;
}
