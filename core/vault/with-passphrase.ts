import { InvalidInputError } from '../errors/invalid-input-error';
import { DEFAULT_KDF, type Kdf } from './kdf';
import type { OpenVault } from './open-vault';
import { PASSPHRASE_KIND, passphraseSlot } from './passphrase-slot';
import { rotateKey } from './rotate-key';

/**
 * The vault under a new key and this passphrase, the first or in place of the old one.
 * @throws InvalidInputError `empty-passphrase`; `kdf` out of bounds; `other-slots` when the vault has
 *   slots of another kind, which would be lost without their secret
 */
export async function withPassphrase(
  vault: OpenVault,
  passphrase: string,
  kdf: Kdf = DEFAULT_KDF,
): Promise<OpenVault> {
  if (vault.file.slots.some(({ kind }) => kind !== PASSPHRASE_KIND))
    throw new InvalidInputError('other-slots');
  return rotateKey(vault, [passphraseSlot(passphrase, kdf)]);
}
