import type { Bytes } from '../bytes/bytes';
import { canonicalBytes } from '../bytes/canonical-bytes';
import { DamagedVaultError } from '../errors/vault-errors';
import { openWithAad, sealWithAad } from './aes-gcm';

/**
 * What sealed bytes are and where they belong. It is authenticated with them: bytes
 * that were moved to another place, or are of another age, do not open.
 */
export interface SealContext {
  /** Format of the vault it belongs to, so that an old seal can't be relabelled. */
  readonly format: number;
  readonly vaultId: string;
  readonly recordId: string;
  /** Whole number from 0. */
  readonly revision: number;
  /** `token`, `settings` and `index` stand in the vault; `draft` and `activity` beside it. */
  readonly purpose: string;
}

/**
 * Seals bytes of any length; the length stays visible.
 * @param key 32 bytes
 * @throws InvalidInputError when key or revision have the wrong form
 */
export function sealBytes(key: Bytes, context: SealContext, bytes: Bytes): Promise<Bytes> {
  return sealWithAad(key, additionalData(context), bytes);
}

/**
 * Opens what `sealBytes` made with the same key and context.
 * @throws DamagedVaultError naming the purpose when key, context or any byte differ
 */
export async function openBytes(key: Bytes, context: SealContext, sealed: Bytes): Promise<Bytes> {
  const bytes = await openWithAad(key, additionalData(context), sealed);
  if (!bytes) throw new DamagedVaultError(context.purpose);
  return bytes;
}

function additionalData({ format, vaultId, recordId, revision, purpose }: SealContext): Bytes {
  return canonicalBytes(['keybearer seal', format, vaultId, recordId, revision, purpose]);
}
