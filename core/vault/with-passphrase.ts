import type { OpenVault } from './open-vault';
import { DEFAULT_KDF, type Kdf } from './slots/kdf';
import { passphraseSlot } from './slots/passphrase-slot';
import { withWay } from './with-way';

/**
 * The vault under a new key and this passphrase, the first or in place of the old one. Other ways to
 * unlock stay.
 * @throws InvalidInputError `empty-passphrase`; `kdf` out of bounds
 */
export function withPassphrase(
  vault: OpenVault,
  passphrase: string,
  kdf: Kdf = DEFAULT_KDF,
): Promise<OpenVault> {
  return withWay(vault, passphraseSlot(passphrase, kdf));
}
