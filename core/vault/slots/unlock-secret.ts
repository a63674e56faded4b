import { fromBase64, toBase64, toBase64url } from '../../bytes/base64';
import { type Bytes, randomBytes } from '../../bytes/bytes';
import { canonicalBytes } from '../../bytes/canonical-bytes';
import { DamagedVaultError } from '../../errors/vault-errors';
import { type KeySlot, slotParams, type VaultFile } from '../vault-file';

/** The file that a slot belongs to. */
export type SlotHome = Pick<VaultFile, 'format' | 'vaultId'>;

/** A slot, and what only its secret and the vault know. */
export interface NewSlot {
  readonly slot: KeySlot;
  /** 32 bytes, kept in the sealed index. */
  readonly auth: Bytes;
}

/** A secret the user has at hand (passphrase, passkey, recovery code) that can guard the vault key. */
export interface UnlockSecret {
  readonly kind: SlotKind;
  /** Makes a new slot that this secret opens. */
  wrap(vaultKey: Bytes, home: SlotHome): Promise<NewSlot>;
  /**
   * Null: not mine (another kind, or not opened by this secret).
   * @throws DamagedVaultError when the slot is of this kind but malformed
   */
  unwrap(slot: KeySlot, home: SlotHome): Promise<Bytes | null>;
}

/** Kinds that this version knows. A vault may hold others; they are carried along. */
export type SlotKind = 'passphrase' | 'recovery' | 'passkey';

/** Bytes of every salt in a slot. */
export const SALT_BYTES = 16;
const SLOT_ID_BYTES = 12;

/** What is authenticated with a wrapped key: which slot of which vault, with which parameters. */
export function slotData(slot: Omit<KeySlot, 'wrapped'>, { format, vaultId }: SlotHome): Bytes {
  return canonicalBytes(['keybearer slot', format, vaultId, slot.id, slot.kind, slotParams(slot)]);
}

export function newSlotId(): string {
  return toBase64url(randomBytes(SLOT_ID_BYTES));
}

export function newSalt(): string {
  return toBase64(randomBytes(SALT_BYTES));
}

/** Bytes of exactly this length. @throws DamagedVaultError `slot` for anything else */
export function slotBytes(value: unknown, length: number): Bytes {
  // 4 characters carry 3 bytes.
  if (typeof value !== 'string' || value.length !== Math.ceil(length / 3) * 4) {
    throw new DamagedVaultError('slot');
  }
  try {
    const bytes = fromBase64(value);
    if (bytes.length === length) return bytes;
  } catch {}
  throw new DamagedVaultError('slot');
}
