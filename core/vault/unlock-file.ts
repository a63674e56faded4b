import type { Bytes } from '../bytes/bytes';
import { InvalidInputError } from '../errors/invalid-input-error';
import { WrongSecretError } from '../errors/vault-errors';
import { isSessionVault } from './is-session-vault';
import type { KeySlot } from './slots/key-slot';
import type { Slot, VaultFile } from './vault-file';

/** The vault key and the slot that gave it. */
export interface UnlockedFile {
  /** 32 bytes. */
  readonly key: Bytes;
  readonly slot: Slot;
}

/**
 * Finds the vault key with a secret. Reads only.
 * @throws WrongSecretError when no slot opens
 * @throws DamagedVaultError when a slot of its kind is malformed or its KDF parameters are out of bounds
 * @throws InvalidInputError `no-slot` for a session vault, which no secret opens
 */
export async function unlockFile(file: VaultFile, secret: KeySlot): Promise<UnlockedFile> {
  if (isSessionVault(file)) throw new InvalidInputError('no-slot');
  for (const slot of file.slots) {
    const key = await secret.unwrap(slot, file);
    if (key) return { key, slot };
  }
  throw new WrongSecretError(secret.kind);
}
