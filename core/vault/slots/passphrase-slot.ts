import * as v from 'valibot';
import { toUtf8 } from '../../bytes/utf8';
import { InvalidInputError } from '../../errors/invalid-input-error';
import { DamagedVaultError } from '../../errors/vault-errors';
import type { KeySlot } from '../vault-file';
import { DEFAULT_KDF, deriveKey, type Kdf, kdfSchema } from './kdf';
import { secretSlot } from './secret-slot';
import { newSalt, SALT_BYTES, slotBytes, type UnlockSecret } from './unlock-secret';

/**
 * A passphrase as guard of the vault key. It is brought into Unicode form NFKC first, so
 * that keyboards which compose or widen characters differently give the same passphrase.
 * @param kdf used for new slots only; what a stored slot says is read from the slot
 * @throws InvalidInputError from `wrap`: `empty-passphrase`, or `kdf` out of bounds
 */
export function passphraseSlot(passphrase: string, kdf: Kdf = DEFAULT_KDF): UnlockSecret {
  return secretSlot({
    kind: 'passphrase',
    newParams() {
      if (passphrase === '') throw new InvalidInputError('empty-passphrase');
      if (!v.is(kdfSchema, kdf)) throw new InvalidInputError('kdf');
      return { ...kdf, salt: newSalt() };
    },
    async derive(params) {
      const stored = kdfOf(params);
      const salt = slotBytes(params['salt'], SALT_BYTES);
      if (passphrase === '') return null;
      const secret = toUtf8(passphrase.normalize('NFKC'));
      return deriveKey(stored, secret, salt).finally(() => secret.fill(0));
    },
  });
}

/** How the passphrase of a slot becomes a key. @throws DamagedVaultError out of bounds */
export function kdfOf({ salt: _salt, publicKey: _publicKey, ...rest }: KeySlot['params']): Kdf {
  const kdf = v.safeParse(kdfSchema, rest);
  if (!kdf.success) throw new DamagedVaultError('slot');
  return kdf.output;
}
