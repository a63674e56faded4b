import * as v from 'valibot';
import { fromBase64, toBase64 } from '../bytes/base64';
import type { Bytes } from '../bytes/bytes';
import { type Canonical, canonicalBytes } from '../bytes/canonical-bytes';
import { randomBytes } from '../bytes/random-bytes';
import { toUtf8 } from '../bytes/utf8';
import { InvalidInputError } from '../errors/invalid-input-error';
import { DamagedVaultError } from '../errors/vault-errors';
import { KEY_BYTES, openWithAad, SEAL_OVERHEAD, sealWithAad } from './aes-gcm';
import { slotParams } from './header-checksum';
import { DEFAULT_KDF, deriveKey, type Kdf, kdfSchema } from './kdf';
import type { KeySlot } from './key-slot';
import { VAULT_FORMAT } from './stored-data';
import type { Slot } from './vault-file';

/** `kind` of a passphrase slot. */
export const PASSPHRASE_KIND = 'passphrase';
const SALT_BYTES = 16;
const SLOT_ID_BYTES = 12;

/**
 * A passphrase as guard of the vault key. It is brought into Unicode form NFKC first, so
 * that keyboards which compose or widen characters differently give the same passphrase.
 * @param kdf used for new slots only; what a stored slot says is read from the slot
 * @throws InvalidInputError from `wrap`: `empty-passphrase`, or `kdf` out of bounds
 */
export function passphraseSlot(passphrase: string, kdf: Kdf = DEFAULT_KDF): KeySlot {
  return {
    async wrap(vaultKey, vaultId) {
      if (passphrase === '') throw new InvalidInputError('empty-passphrase');
      if (!v.is(kdfSchema, kdf)) throw new InvalidInputError('kdf');
      const salt = randomBytes(SALT_BYTES);
      const slot = {
        id: toBase64(randomBytes(SLOT_ID_BYTES)).replaceAll('+', '-').replaceAll('/', '_'),
        kind: PASSPHRASE_KIND,
        params: { ...kdf, salt: toBase64(salt) },
      };
      const seal = (key: Bytes) => sealWithAad(key, slotData(slot, vaultId), vaultKey);
      return { ...slot, wrapped: toBase64(await withDerivedKey(passphrase, kdf, salt, seal)) };
    },

    async unwrap(slot, vaultId) {
      if (slot.kind !== PASSPHRASE_KIND) return null;
      const { kdf: stored, salt, wrapped } = readSlot(slot);
      if (passphrase === '') return null;
      const open = (key: Bytes) => openWithAad(key, slotData(slot, vaultId), wrapped);
      return withDerivedKey(passphrase, stored, salt, open);
    },
  };
}

async function withDerivedKey<T>(
  passphrase: string,
  kdf: Kdf,
  salt: Bytes,
  work: (key: Bytes) => Promise<T>,
): Promise<T> {
  const secret = toUtf8(passphrase.normalize('NFKC'));
  const key = await deriveKey(kdf, secret, salt).finally(() => secret.fill(0));
  return work(key).finally(() => key.fill(0));
}

/** Everything is checked here, before any time or memory is spent on deriving. */
function readSlot(slot: Slot): { kdf: Kdf; salt: Bytes; wrapped: Bytes } {
  const { salt: saltText, ...rest } = slot.params;
  const kdf = v.safeParse(kdfSchema, rest);
  if (!kdf.success || typeof saltText !== 'string') throw new DamagedVaultError('slot');
  const salt = bytesOfLength(saltText, SALT_BYTES);
  const wrapped = bytesOfLength(slot.wrapped, KEY_BYTES + SEAL_OVERHEAD);
  return { kdf: kdf.output, salt, wrapped };
}

function bytesOfLength(text: string, length: number): Bytes {
  // 4 characters carry 3 bytes.
  if (text.length !== Math.ceil(length / 3) * 4) throw new DamagedVaultError('slot');
  try {
    const bytes = fromBase64(text);
    if (bytes.length === length) return bytes;
  } catch {}
  throw new DamagedVaultError('slot');
}

function slotData(slot: Omit<Slot, 'wrapped'>, vaultId: string): Bytes {
  const fields: Canonical = ['keybearer slot', VAULT_FORMAT, vaultId, slot.id, slot.kind, slotParams(slot)];
  return canonicalBytes(fields);
}
