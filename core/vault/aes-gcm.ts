import type { Bytes } from '../bytes/bytes';
import { concatBytes } from '../bytes/concat-bytes';
import { randomBytes } from '../bytes/random-bytes';
import { InvalidInputError } from '../errors/invalid-input-error';

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
