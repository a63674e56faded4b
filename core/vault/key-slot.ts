import type { Bytes } from '../bytes/bytes';
import type { Slot } from './vault-file';

/** A secret the user has at hand (passphrase, passkey, recovery code) that can guard the vault key. */
export interface KeySlot {
  /** Makes a new slot that this secret opens. */
  wrap(vaultKey: Bytes, vaultId: string): Promise<Slot>;
  /**
   * Null: not mine (another kind, or not opened by this secret).
   * @throws DamagedVaultError when the slot is of this kind but malformed
   */
  unwrap(slot: Slot, vaultId: string): Promise<Bytes | null>;
}
