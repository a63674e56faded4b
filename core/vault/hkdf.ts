import type { Bytes } from '../bytes/bytes';
import { KEY_BYTES } from './aes-gcm';

/**
 * HKDF with SHA-256: 32 bytes for one use. Only for secrets that nobody can guess; a passphrase needs a KDF.
 * @param info what the result is for, so that no two uses share a key
 */
export async function hkdf(secret: Bytes, salt: Bytes, info: Bytes): Promise<Bytes> {
  const key = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveBits']);
  const algorithm = { name: 'HKDF', hash: 'SHA-256', salt, info };
  return new Uint8Array(await crypto.subtle.deriveBits(algorithm, key, KEY_BYTES * 8));
}
