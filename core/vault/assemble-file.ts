import type { Bytes } from '../bytes/bytes';
import type { OpenVault } from './open-vault';
import { encodeContent } from './record-content';
import { recordContext, sealPadded } from './seal';
import { headerChecksum, type VaultFile } from './vault-file';
import {
  type IndexEntry,
  indexContext,
  recordDigest,
  type VaultIndex,
  vaultIndexSchema,
} from './vault-index';

/** What a vault file is made of. */
export interface FileParts
  extends Pick<VaultFile, 'format' | 'vaultId' | 'slots' | 'records'>,
    Pick<OpenVault, 'key'> {
  readonly index: Omit<VaultIndex, 'slotsDigest'>;
}

/**
 * Checksum, sealed index and the file around them.
 * @throws InvalidInputError `index` when there are too many records
 */
export async function assembleFile(parts: FileParts): Promise<Pick<OpenVault, 'file' | 'index'>> {
  const { key, format, vaultId, slots, records } = parts;
  const header = { format, vaultId, slots };
  const checksum = await headerChecksum(header);
  const { bytes, content } = encodeContent(
    vaultIndexSchema,
    { ...parts.index, slotsDigest: checksum },
    'index',
  );
  const index = await sealPadded(key, indexContext(header), bytes);
  return { file: { ...header, checksum, records, index }, index: content };
}

/** The index of the next save, with these records. */
export function nextIndex(index: VaultIndex, records: VaultIndex['records']): FileParts['index'] {
  return { ...index, fileRevision: index.fileRevision + 1, records };
}

/** Seals one record again, or adds it, and lists it. Every other record keeps its sealed bytes. */
export async function putRecord(
  vault: OpenVault,
  { id, purpose, label }: Pick<IndexEntry, 'id' | 'purpose' | 'label'>,
  bytes: Bytes,
): Promise<Pick<OpenVault, 'file' | 'index'>> {
  const { key, file, index } = vault;
  const listed = index.records.find((entry) => entry.id === id);
  const revision = (listed?.revision ?? 0) + 1;
  const sealed = await sealPadded(key, recordContext(file, { id, revision }, purpose), bytes);
  const entry = { ...listed, id, purpose, revision, digest: await recordDigest(sealed), label };
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
