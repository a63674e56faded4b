import { headerChecksum } from './header-checksum';
import { indexContext } from './open-index';
import type { OpenVault } from './open-vault';
import { encodeContent } from './record-content';
import { sealPadded } from './sealed-record';
import type { VaultFile } from './vault-file';
import { type VaultIndex, vaultIndexSchema } from './vault-index';

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
  return { fileRevision: index.fileRevision + 1, slotKeys: index.slotKeys, records };
}
