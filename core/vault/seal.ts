import { concatBytes } from '@noble/ciphers/utils.js';
import { fromBase64, toBase64 } from '../bytes/base64';
import { type Bytes, randomBytes } from '../bytes/bytes';
import { canonicalBytes } from '../bytes/canonical-bytes';
import { InvalidInputError } from '../errors/invalid-input-error';
import { DamagedVaultError } from '../errors/vault-errors';
import type { SealedRecord, VaultFile } from './vault-file';

/** Bytes of every key here, the vault key included. */
export const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Bytes that sealing adds. */
export const SEAL_OVERHEAD = NONCE_BYTES + TAG_BYTES;

/**
 * AES-256-GCM. Gives nonce, ciphertext and tag in one piece; every call draws a new nonce.
 * @throws InvalidInputError `key` when the key is not 32 bytes
 */
export async function sealWithAad(key: Bytes, additionalData: Bytes, plain: Bytes): Promise<Bytes> {
  const nonce = randomBytes(NONCE_BYTES);
  const algorithm = { name: 'AES-GCM', iv: nonce, additionalData };
  const sealed = await crypto.subtle.encrypt(algorithm, await importKey(key, 'encrypt'), plain);
  return concatBytes(nonce, new Uint8Array(sealed));
}

/**
 * Opens what `sealWithAad` made. Null when key, additional data or any byte differ.
 * @throws InvalidInputError `key` when the key is not 32 bytes
 */
export async function openWithAad(key: Bytes, additionalData: Bytes, sealed: Bytes): Promise<Bytes | null> {
  const imported = await importKey(key, 'decrypt');
  if (sealed.length < SEAL_OVERHEAD) return null;
  const algorithm = { name: 'AES-GCM', iv: sealed.slice(0, NONCE_BYTES), additionalData };
  try {
    return new Uint8Array(await crypto.subtle.decrypt(algorithm, imported, sealed.slice(NONCE_BYTES)));
  } catch {
    return null;
  }
}

function importKey(key: Bytes, use: 'encrypt' | 'decrypt'): Promise<CryptoKey> {
  if (key.length !== KEY_BYTES) throw new InvalidInputError('key');
  return crypto.subtle.importKey('raw', key, 'AES-GCM', false, [use]);
}

/**
 * HKDF with SHA-256: 32 bytes for one use. Only for secrets that nobody can guess; a passphrase needs a KDF.
 * @param info what the result is for, so that no two uses share a key
 */
export async function hkdf(secret: Bytes, salt: Bytes, info: Bytes): Promise<Bytes> {
  const key = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveBits']);
  const algorithm = { name: 'HKDF', hash: 'SHA-256', salt, info };
  return new Uint8Array(await crypto.subtle.deriveBits(algorithm, key, KEY_BYTES * 8));
}

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

/** Bytes of one step: sealed sizes tell no more than the number of steps. */
export const PADDING_STEP = 1024;
const LENGTH_BYTES = 4;

/**
 * Content length as four bytes (big endian), the content, zeros up to the next full step.
 * @param mostSteps longest result, in steps
 * @throws InvalidInputError `too-large` when the content needs more steps
 */
export function pad(content: Bytes, mostSteps: number): Bytes {
  const steps = stepsFor(content.length);
  if (steps > mostSteps) throw new InvalidInputError('too-large');
  const padded = new Uint8Array(steps * PADDING_STEP);
  new DataView(padded.buffer).setUint32(0, content.length);
  padded.set(content, LENGTH_BYTES);
  return padded;
}

/** The content again. Null for anything that `pad` would not have made. */
export function unpad(padded: Bytes): Bytes | null {
  if (padded.length < PADDING_STEP || padded.length % PADDING_STEP !== 0) return null;
  const length = new DataView(padded.buffer, padded.byteOffset).getUint32(0);
  if (stepsFor(length) * PADDING_STEP !== padded.length) return null;
  const end = LENGTH_BYTES + length;
  if (padded.subarray(end).some((byte) => byte !== 0)) return null;
  return padded.slice(LENGTH_BYTES, end);
}

function stepsFor(length: number): number {
  return Math.ceil((LENGTH_BYTES + length) / PADDING_STEP);
}

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
