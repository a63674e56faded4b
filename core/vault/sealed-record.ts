import { fromBase64, toBase64 } from '../bytes/base64';
import type { Bytes } from '../bytes/bytes';
import { pad, unpad } from './padding';
import { openBytes, type SealContext, sealBytes } from './seal-bytes';
import type { SealedRecord, VaultFile } from './vault-file';

const MOST_RECORD_STEPS = 256;
/** Longest index, in steps of 1 KiB. */
const MOST_INDEX_STEPS = 4096;

/**
 * Pads and seals, as base64 for the file.
 * @throws InvalidInputError `too-large` above 256 KiB (index: 4 MiB)
 */
export async function sealPadded(key: Bytes, context: SealContext, content: Bytes): Promise<string> {
  const mostSteps = context.purpose === 'index' ? MOST_INDEX_STEPS : MOST_RECORD_STEPS;
  return toBase64(await sealBytes(key, context, pad(content, mostSteps)));
}

/** The content again. Null when anything about it differs from what was sealed. */
export async function openPadded(key: Bytes, context: SealContext, sealed: string): Promise<Bytes | null> {
  try {
    return unpad(await openBytes(key, context, fromBase64(sealed)));
  } catch {
    return null;
  }
}

/** Where a record of the file belongs. */
export function recordContext(
  { format, vaultId }: Pick<VaultFile, 'format' | 'vaultId'>,
  record: Pick<SealedRecord, 'id' | 'revision'>,
  purpose: string,
): SealContext {
  return { format, vaultId, recordId: record.id, revision: record.revision, purpose };
}
