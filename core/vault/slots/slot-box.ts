import { fromBase64 } from '../../bytes/base64';
import type { Bytes } from '../../bytes/bytes';
import { concatBytes } from '../../bytes/concat-bytes';
import { KEY_BYTES, openWithAad, SEAL_OVERHEAD, sealWithAad } from '../aes-gcm';
import { hkdf } from '../hkdf';

/**
 * The vault key sealed to a slot's public key, so that a new vault key reaches every slot that stays
 * without its secret: a passphrase is changed without the passkey at hand. The private key is derived
 * from the slot's secret and stored nowhere.
 */

/** Everything in front of the 32 bytes of an X25519 private key in PKCS #8 (RFC 8410, section 7). */
const PKCS8_HEAD = fromBase64('MC4CAQAwBQYDK2VuBCIEIA==');

/** Bytes of a box: ephemeral public key, nonce, vault key, tag. */
export const BOX_BYTES = KEY_BYTES + SEAL_OVERHEAD + KEY_BYTES;
export const PUBLIC_KEY_BYTES = 32;

/** The public key, 32 bytes, of a slot whose secret derives to these 32 bytes. */
export async function publicKeyOf(derived: Bytes): Promise<Bytes> {
  const { x = '' } = await crypto.subtle.exportKey('jwk', await privateKeyOf(derived, true));
  const padded = x.replaceAll('-', '+').replaceAll('_', '/').padEnd(44, '=');
  return fromBase64(padded);
}

/** Seals the vault key to a public key. @param data authenticated with it: which slot of which vault */
export async function sealToSlot(publicKey: Bytes, data: Bytes, vaultKey: Bytes): Promise<Bytes> {
  const pair = await crypto.subtle.generateKey('X25519', false, ['deriveBits']);
  if (!('privateKey' in pair)) throw new TypeError('X25519 gives a pair');
  const ephemeral = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey));
  const key = await agreedKey(pair.privateKey, publicKey, concatBytes(ephemeral, publicKey));
  const sealed = await sealWithAad(key, data, vaultKey).finally(() => key.fill(0));
  return concatBytes(ephemeral, sealed);
}

/** The vault key again; null when secret, data or any byte differ. */
export async function openFromSlot(derived: Bytes, data: Bytes, box: Bytes): Promise<Bytes | null> {
  const ephemeral = box.slice(0, PUBLIC_KEY_BYTES);
  const salt = concatBytes(ephemeral, await publicKeyOf(derived));
  try {
    const key = await agreedKey(await privateKeyOf(derived, false), ephemeral, salt);
    return await openWithAad(key, data, box.slice(PUBLIC_KEY_BYTES)).finally(() => key.fill(0));
  } catch {
    // A point of small order gives no key at all.
    return null;
  }
}

async function agreedKey(privateKey: CryptoKey, publicKey: Bytes, salt: Bytes): Promise<Bytes> {
  const theirs = await crypto.subtle.importKey('raw', publicKey, 'X25519', false, []);
  const algorithm = { name: 'X25519', public: theirs };
  const shared = new Uint8Array(await crypto.subtle.deriveBits(algorithm, privateKey, KEY_BYTES * 8));
  return hkdf(shared, salt, 'keybearer slot box').finally(() => shared.fill(0));
}

async function privateKeyOf(derived: Bytes, extractable: boolean): Promise<CryptoKey> {
  const encoded = concatBytes(PKCS8_HEAD, derived);
  const imported = crypto.subtle.importKey('pkcs8', encoded, 'X25519', extractable, ['deriveBits']);
  return imported.finally(() => encoded.fill(0));
}
