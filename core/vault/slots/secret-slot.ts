import { concatBytes } from '@noble/ciphers/utils.js';
import { fromBase64, fromBase64url, toBase64 } from '../../bytes/base64';
import type { Bytes } from '../../bytes/bytes';
import { toUtf8 } from '../../bytes/utf8';
import { InvalidInputError } from '../../errors/invalid-input-error';
import { DamagedVaultError } from '../../errors/vault-errors';
import { hkdf, KEY_BYTES, openWithAad, SEAL_OVERHEAD, sealWithAad } from '../seal';
import type { KeySlot } from '../vault-file';
import {
  newSlotId,
  type SlotHome,
  type SlotKind,
  slotBytes,
  slotData,
  type UnlockSecret,
} from './unlock-secret';

/** What one kind of secret has of its own. */
export interface SlotSecret {
  readonly kind: SlotKind;
  /** Parameters of a new slot. @throws InvalidInputError when this secret can't make one */
  newParams(): KeySlot['params'];
  /**
   * 32 bytes, zeroed by the caller; null when the secret can't be one of this slot.
   * @throws DamagedVaultError when parameters are malformed, before any time is spent on them
   */
  derive(params: KeySlot['params']): Promise<Bytes | null>;
}

/** A slot for any kind of secret that can be turned into 32 bytes. */
export function secretSlot({ kind, newParams, derive }: SlotSecret): UnlockSecret {
  return {
    kind,
    async wrap(vaultKey, home) {
      const own = newParams();
      const derived = await derive(own);
      if (derived === null) throw new InvalidInputError('secret');
      const keys = Promise.all([publicKeyOf(derived), authOf(derived)]);
      const [publicKey, auth] = await keys.finally(() => derived.fill(0));
      const unwrapped = { id: newSlotId(), kind, params: { ...own, publicKey: toBase64(publicKey) } };
      return { slot: await rewrap(unwrapped, auth, vaultKey, home), auth };
    },
    async unwrap(slot, home) {
      if (slot.kind !== kind) return null;
      const { publicKey, ...own } = slot.params;
      // Format 1 sealed the vault key under the derived bytes themselves.
      const direct = home.format === 1;
      if (!direct) slotBytes(publicKey, PUBLIC_KEY_BYTES);
      const wrapped = slotBytes(slot.wrapped, direct ? KEY_BYTES + SEAL_OVERHEAD : BOX_BYTES);
      const derived = await derive(direct ? slot.params : own);
      if (derived === null) return null;
      const open = direct ? openWithAad : openFromSlot;
      return open(derived, slotData(slot, home), wrapped).finally(() => derived.fill(0));
    },
  };
}

/**
 * The same slot with another vault key in it. Its secret is not needed.
 * @param auth what the vault knows the slot by
 * @throws DamagedVaultError `slot` without a public key, as in format 1, or with one of small order
 */
export async function rewrap(
  slot: Omit<KeySlot, 'wrapped'>,
  auth: Bytes,
  vaultKey: Bytes,
  home: SlotHome,
): Promise<KeySlot> {
  const publicKey = slotBytes(slot.params['publicKey'], PUBLIC_KEY_BYTES);
  const sealing = sealToSlot({ publicKey, auth }, slotData(slot, home), vaultKey);
  const box = await sealing.catch((cause: unknown) => {
    // A public key of small order agrees on nothing.
    throw new DamagedVaultError('slot', { cause });
  });
  return { ...slot, wrapped: toBase64(box) };
}

/**
 * The vault key sealed to a slot's public key, so that a new vault key reaches every slot that stays
 * without its secret: a passphrase is changed without the passkey at hand. The private key is derived
 * from the slot's secret and stored nowhere.
 *
 * The public key is stored in the clear, so by itself it would let anybody who can write the file make a vault
 * of their own that the user's passphrase opens. So a second value of the secret goes into every box: only
 * the secret itself and the sealed index of the vault have it.
 */

/** Everything in front of the 32 bytes of an X25519 private key in PKCS #8 (RFC 8410, section 7). */
const PKCS8_HEAD = fromBase64('MC4CAQAwBQYDK2VuBCIEIA==');

/** Bytes of a box: ephemeral public key, nonce, vault key, tag. */
const BOX_BYTES = KEY_BYTES + SEAL_OVERHEAD + KEY_BYTES;
const PUBLIC_KEY_BYTES = 32;

/** The public key, 32 bytes, of a slot whose secret derives to these 32 bytes. */
export async function publicKeyOf(derived: Bytes): Promise<Bytes> {
  const { x = '' } = await crypto.subtle.exportKey('jwk', await privateKeyOf(derived, true));
  return fromBase64url(x);
}

/** What a slot is known to the vault by, 32 bytes; tells nothing about the secret or the private key. */
function authOf(derived: Bytes): Promise<Bytes> {
  return hkdf(derived, new Uint8Array(), toUtf8('keybearer slot auth'));
}

/** The slot that a vault key is sealed to. */
export interface SlotKeys {
  readonly publicKey: Bytes;
  readonly auth: Bytes;
}

/** Seals the vault key to a slot. @param data authenticated with it: which slot of which vault */
async function sealToSlot({ publicKey, auth }: SlotKeys, data: Bytes, vaultKey: Bytes): Promise<Bytes> {
  const pair = await crypto.subtle.generateKey('X25519', false, ['deriveBits']);
  if (!('privateKey' in pair)) throw new TypeError('X25519 gives a pair');
  const ephemeral = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey));
  const salt = concatBytes(ephemeral, publicKey);
  const key = await agreedKey(pair.privateKey, publicKey, { auth, salt });
  const sealed = await sealWithAad(key, data, vaultKey).finally(() => key.fill(0));
  return concatBytes(ephemeral, sealed);
}

/** The vault key again; null when secret, data or any byte differ. */
export async function openFromSlot(derived: Bytes, data: Bytes, box: Bytes): Promise<Bytes | null> {
  const ephemeral = box.slice(0, PUBLIC_KEY_BYTES);
  const salt = concatBytes(ephemeral, await publicKeyOf(derived));
  const auth = await authOf(derived);
  try {
    const key = await agreedKey(await privateKeyOf(derived, false), ephemeral, { auth, salt });
    return await openWithAad(key, data, box.slice(PUBLIC_KEY_BYTES)).finally(() => key.fill(0));
  } catch {
    // A point of small order gives no key at all.
    return null;
  } finally {
    auth.fill(0);
  }
}

async function agreedKey(
  privateKey: CryptoKey,
  publicKey: Bytes,
  { auth, salt }: { readonly auth: Bytes; readonly salt: Bytes },
): Promise<Bytes> {
  const theirs = await crypto.subtle.importKey('raw', publicKey, 'X25519', false, []);
  const algorithm = { name: 'X25519', public: theirs };
  const shared = new Uint8Array(await crypto.subtle.deriveBits(algorithm, privateKey, KEY_BYTES * 8));
  const secret = concatBytes(shared, auth);
  return hkdf(secret, salt, toUtf8('keybearer slot box')).finally(() => {
    shared.fill(0);
    secret.fill(0);
  });
}

async function privateKeyOf(derived: Bytes, extractable: boolean): Promise<CryptoKey> {
  const encoded = concatBytes(PKCS8_HEAD, derived);
  const imported = crypto.subtle.importKey('pkcs8', encoded, 'X25519', extractable, ['deriveBits']);
  return imported.finally(() => encoded.fill(0));
}
