import * as v from 'valibot';
import { toBase64 } from '../bytes/base64';
import { type Canonical, canonicalBytes } from '../bytes/canonical-bytes';
import { sha256 } from '../bytes/sha256';
import { InvalidInputError } from '../errors/invalid-input-error';
import { DamagedVaultError, NewerVaultError } from '../errors/vault-errors';
import { READABLE_FORMATS, VAULT_FORMAT } from './stored-data';

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
 * One way to reach the vault key. All kinds have this shape; what is in `params` is
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
export type KeySlot = v.InferOutput<typeof slotSchema>;

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

/** SHA-256, base64, over everything that must be whole before a passphrase is tried. */
export async function headerChecksum(
  header: Pick<VaultFile, 'format' | 'vaultId' | 'slots'>,
): Promise<string> {
  const slots = header.slots.map((slot) => [slot.id, slot.kind, slotParams(slot), slot.wrapped]);
  return toBase64(await sha256(canonicalBytes(['keybearer header', header.format, header.vaultId, slots])));
}

/** Parameters in one order: storage does not keep the order of keys. */
export function slotParams(slot: Pick<KeySlot, 'params'>): Canonical {
  const names = Object.keys(slot.params).sort();
  return names.map((name) => [name, slot.params[name] ?? '']);
}

/** Whether nothing opens it again: its key is in memory only, so it ends with the browser session. */
export function isTemporaryVault({ slots }: Pick<VaultFile, 'slots'>): boolean {
  return slots.length === 0;
}

/** True when both are the same save. Every save seals a new index, so no two saves share one. */
export function sameSave(a: VaultFile | null, b: VaultFile): boolean {
  return a !== null && a.vaultId === b.vaultId && a.checksum === b.checksum && a.index === b.index;
}

/** Kinds of which a vault has one at most. */
const SINGLE = ['passphrase', 'recovery'];

/**
 * What must hold of the ways to unlock. A passkey can be lost with a device or deleted in the browser's own
 * pages, so it is never the only way.
 * @throws InvalidInputError `only-passkeys` without another way, `second-slot` for two of a single kind,
 *   `too-many-slots`
 */
export function checkSlots(slots: readonly Pick<KeySlot, 'kind'>[]): void {
  const count = (kind: string): number => slots.filter((slot) => slot.kind === kind).length;
  if (SINGLE.every((kind) => count(kind) === 0)) throw new InvalidInputError('only-passkeys');
  if (SINGLE.some((kind) => count(kind) > 1)) throw new InvalidInputError('second-slot');
  if (slots.length > MOST_SLOTS) throw new InvalidInputError('too-many-slots');
}

const anyFormat = v.object({ format: v.pipe(v.number(), v.safeInteger(), v.minValue(1)) });

/**
 * Reads a stored vault file without opening it.
 * @throws NewerVaultError when a later version of the extension wrote it
 * @throws DamagedVaultError when it is truncated, malformed, or its checksum does not fit
 */
export async function parseVaultFile(stored: unknown): Promise<VaultFile> {
  const format = v.safeParse(anyFormat, stored);
  if (!format.success) throw new DamagedVaultError('format');
  if (format.output.format > VAULT_FORMAT) throw new NewerVaultError(format.output.format);
  const parsed = v.safeParse(vaultFileSchema, stored);
  // No `cause`: issues of the schema quote what they were given.
  if (!parsed.success) throw new DamagedVaultError('shape');
  const file = parsed.output;
  if ((await headerChecksum(file)) !== file.checksum) throw new DamagedVaultError('header');
  // A second passphrase slot would only make anyone who unlocks wait.
  if (file.slots.length > 0 && !areSlots(file.slots)) throw new DamagedVaultError('slots');
  return file;
}

function areSlots(slots: VaultFile['slots']): boolean {
  try {
    checkSlots(slots);
    return true;
  } catch {
    return false;
  }
}
