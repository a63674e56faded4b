import * as v from 'valibot';
import { READABLE_FORMATS } from './stored-data';

/** Records in one vault, settings included. */
export const MOST_RECORDS = 2000;
export const MOST_SLOTS = 8;
const LONGEST_SEALED_RECORD = 400_000;
const LONGEST_SEALED_INDEX = 6_000_000;

/** Identifier of a record or slot. */
export const idSchema = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,32}$/));
/** Counts the versions of one record, from 1. */
export const revisionSchema = v.pipe(v.number(), v.safeInteger(), v.minValue(1));
/** 32 bytes as base64: a SHA-256 or a key. */
export const digestSchema = v.pipe(v.string(), v.regex(/^[A-Za-z0-9+/]{43}=$/));

/**
 * One way to reach the vault key. All kinds have this shape; what stands in `params` is
 * checked by the kind itself, so a kind that this version does not know does no harm.
 */
const slotSchema = v.strictObject({
  id: idSchema,
  kind: v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{0,31}$/)),
  params: v.pipe(
    v.record(
      v.pipe(v.string(), v.regex(/^[a-z][A-Za-z0-9]{0,31}$/)),
      v.union([
        v.pipe(v.string(), v.maxLength(4096), v.regex(/^[\x20-\x7e]*$/)),
        v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
      ]),
    ),
    v.maxEntries(16),
  ),
  /** The sealed vault key, base64. */
  wrapped: v.pipe(v.string(), v.maxLength(1024), v.regex(/^[\x21-\x7e]+$/)),
});
export type Slot = v.InferOutput<typeof slotSchema>;

/** `sealed` is base64, read when the record is opened, so that one bad record stays one bad record. */
const sealedRecordSchema = v.strictObject({
  id: idSchema,
  revision: revisionSchema,
  sealed: v.pipe(v.string(), v.maxLength(LONGEST_SEALED_RECORD)),
});
export type SealedRecord = v.InferOutput<typeof sealedRecordSchema>;

/** The vault as it is stored. Without its key it shows ids, revisions and sizes in steps of 1 KiB. */
export const vaultFileSchema = v.strictObject({
  format: v.picklist(READABLE_FORMATS),
  /** 16 random bytes, base64. */
  vaultId: v.pipe(v.string(), v.regex(/^[A-Za-z0-9+/]{22}==$/)),
  /** None for a vault whose key is only in memory. */
  slots: v.pipe(v.array(slotSchema), v.maxLength(MOST_SLOTS)),
  /** Over format, vault id and slots: tells damage from a wrong passphrase. */
  checksum: digestSchema,
  records: v.pipe(
    v.array(sealedRecordSchema),
    v.maxLength(MOST_RECORDS),
    v.check((records) => new Set(records.map((record) => record.id)).size === records.length),
  ),
  /** The sealed list of records, base64; see `vault-index.ts`. */
  index: v.pipe(v.string(), v.maxLength(LONGEST_SEALED_INDEX)),
});
export type VaultFile = v.InferOutput<typeof vaultFileSchema>;
