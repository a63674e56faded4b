import * as v from 'valibot';
import { digestSchema, idSchema, MOST_RECORDS, MOST_SLOTS, revisionSchema } from './vault-file';

/** What the vault holds, as last saved. Sealed: records that vanish, move or grow younger are noticed. */
export const vaultIndexSchema = v.strictObject({
  /** Counts the versions of the file, from 1. */
  fileRevision: revisionSchema,
  /** The file's checksum when the index was sealed: a slot put in or taken out later shows. */
  slotsDigest: digestSchema,
  /** By slot: what the vault seals a new key with, beside the slot's public key. None in format 1. */
  slotKeys: v.optional(
    v.pipe(v.array(v.strictObject({ id: idSchema, auth: digestSchema })), v.maxLength(MOST_SLOTS)),
    [],
  ),
  records: v.pipe(
    v.array(
      v.strictObject({
        id: idSchema,
        /** What the record is; one that this version does not know is carried along. */
        purpose: v.pipe(v.string(), v.regex(/^[a-z][a-z-]{0,31}$/)),
        revision: revisionSchema,
        /** SHA-256 of `sealed` as it stands in the file, base64. */
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
