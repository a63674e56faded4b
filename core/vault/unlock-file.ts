import type { Bytes } from '../bytes/bytes';
import { InvalidInputError } from '../errors/invalid-input-error';
import { WrongPassphraseError } from '../errors/vault-errors';
import type { KeySlot } from './key-slot';
import { passphraseSlot } from './passphrase-slot';
import type { VaultFile } from './vault-file';

/**
 * Finds the vault key, 32 bytes, with a passphrase. Reads only.
 * @throws WrongPassphraseError when no slot opens
 * @throws DamagedVaultError when a slot is malformed or its KDF parameters are out of bounds
 * @throws InvalidInputError `no-slot` for a session vault, which no passphrase opens
 */
export function unlockFile(file: VaultFile, passphrase: string): Promise<Bytes> {
  return unlockWith(file, passphraseSlot(passphrase));
}

/** The same for any kind of secret. */
export async function unlockWith(file: VaultFile, secret: KeySlot): Promise<Bytes> {
  if (file.slots.length === 0) throw new InvalidInputError('no-slot');
  for (const slot of file.slots) {
    const key = await secret.unwrap(slot, file.vaultId);
    if (key) return key;
  }
  throw new WrongPassphraseError();
}
