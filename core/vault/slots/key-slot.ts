import type { Bytes } from '../../bytes/bytes';
import type { Slot, VaultFile } from '../vault-file';

/** The file that a slot belongs to. */
export type SlotHome = Pick<VaultFile, 'format' | 'vaultId'>;

/** A slot, and what only its secret and the vault know. */
export interface NewSlot {
  readonly slot: Slot;
  /** 32 bytes, kept in the sealed index. */
  readonly auth: Bytes;
}

/** A secret the user has at hand (passphrase, passkey, recovery code) that can guard the vault key. */
export interface KeySlot {
  readonly kind: SlotKind;
  /** Makes a new slot that this secret opens. */
  wrap(vaultKey: Bytes, home: SlotHome): Promise<NewSlot>;
  /**
   * Null: not mine (another kind, or not opened by this secret).
   * @throws DamagedVaultError when the slot is of this kind but malformed
   */
  unwrap(slot: Slot, home: SlotHome): Promise<Bytes | null>;
}

/** Kinds that this version knows. A vault may hold others; they are carried along. */
export type SlotKind = 'passphrase' | 'recovery' | 'passkey';
