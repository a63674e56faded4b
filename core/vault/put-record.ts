import type { Bytes } from '../bytes/bytes';
import { assembleFile, nextIndex } from './assemble-file';
import type { OpenVault } from './open-vault';
import { recordDigest } from './record-digest';
import { recordContext, sealPadded } from './sealed-record';
import type { IndexEntry } from './vault-index';

/** Seals one record anew, or adds it, and lists it. Every other record keeps its sealed bytes. */
export async function putRecord(
  vault: OpenVault,
  { id, purpose, label }: Pick<IndexEntry, 'id' | 'purpose' | 'label'>,
  bytes: Bytes,
): Promise<Pick<OpenVault, 'file' | 'index'>> {
  const { key, file, index } = vault;
  const listed = index.records.find((entry) => entry.id === id);
  const revision = (listed?.revision ?? 0) + 1;
  const sealed = await sealPadded(key, recordContext(file, { id, revision }, purpose), bytes);
  const entry = { id, purpose, revision, digest: await recordDigest(sealed), label };
  return assembleFile({
    ...file,
    key,
    records: replaceOrAdd(file.records, { id, revision, sealed }),
    index: nextIndex(index, replaceOrAdd(index.records, entry)),
  });
}

function replaceOrAdd<T extends { id: string }>(items: readonly T[], item: T): T[] {
  const found = items.some(({ id }) => id === item.id);
  return found ? items.map((old) => (old.id === item.id ? item : old)) : [...items, item];
}
