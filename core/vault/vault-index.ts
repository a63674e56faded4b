import * as v from 'valibot';
import { toBase64 } from '../bytes/base64';
import type { Bytes } from '../bytes/bytes';
import { sha256 } from '../bytes/sha256';
import { toUtf8 } from '../bytes/utf8';
import { DamagedVaultError, LockedError } from '../errors/vault-errors';
import { carrying } from '../shapes/carrying';
import { SETTINGS_ID } from '../shapes/settings-id';
import { decodeContent } from './record-content';
import { openPadded, recordContext, type SealContext } from './seal';
import {
  digestSchema,
  idSchema,
  MOST_RECORDS,
  MOST_SLOTS,
  revisionSchema,
  type VaultFile,
} from './vault-file';

/** What the vault holds, as last saved. Sealed: records that vanish, move or grow younger are noticed. */
export const vaultIndexSchema = carrying({
  /** Counts the versions of the file, from 1. */
  fileRevision: revisionSchema,
  /** The file's checksum when the index was sealed: a slot put in or taken out later shows. */
  slotsDigest: digestSchema,
  /** By slot: what the vault seals a new key with, besides the slot's public key. None in format 1. */
  slotKeys: v.optional(
    v.pipe(v.array(v.strictObject({ id: idSchema, auth: digestSchema })), v.maxLength(MOST_SLOTS)),
    [],
  ),
  records: v.pipe(
    v.array(
      carrying({
        id: idSchema,
        /** What the record is; one that this version does not know is carried along. */
        purpose: v.pipe(v.string(), v.regex(/^[a-z][a-z-]{0,31}$/)),
        revision: revisionSchema,
        /** SHA-256 of `sealed` as it is in the file, base64. */
        digest: digestSchema,
        /** To name a record that does not open. */
        label: v.pipe(v.string(), v.maxLength(80)),
      }),
    ),
    v.maxLength(MOST_RECORDS),
  ),
});
export type VaultIndex = v.InferOutput<typeof vaultIndexSchema>;
export type IndexEntry = VaultIndex['records'][number];

/** SHA-256 of a record's sealed bytes as they stand in the file; both are base64. */
export async function recordDigest(sealed: string): Promise<string> {
  return toBase64(await sha256(toUtf8(sealed)));
}

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
