import { toBase64 } from '../../bytes/base64';
import type { Bytes } from '../../bytes/bytes';
import { InvalidInputError } from '../../errors/invalid-input-error';
import { DamagedVaultError } from '../../errors/vault-errors';
import { KEY_BYTES, openWithAad, SEAL_OVERHEAD } from '../aes-gcm';
import type { Slot } from '../vault-file';
import type { KeySlot, SlotHome, SlotKind } from './key-slot';
import { authOf, BOX_BYTES, openFromSlot, PUBLIC_KEY_BYTES, publicKeyOf, sealToSlot } from './slot-box';
import { newSlotId, slotBytes, slotData } from './slot-bytes';

/** What one kind of secret has of its own. */
export interface SlotSecret {
  readonly kind: SlotKind;
  /** Parameters of a new slot. @throws InvalidInputError when this secret can't make one */
  newParams(): Slot['params'];
  /**
   * 32 bytes, zeroed by the caller; null when the secret can't be one of this slot.
   * @throws DamagedVaultError when parameters are malformed, before any time is spent on them
   */
  derive(params: Slot['params']): Promise<Bytes | null>;
}

/** A slot for any kind of secret that can be turned into 32 bytes. */
export function secretSlot({ kind, newParams, derive }: SlotSecret): KeySlot {
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
  slot: Omit<Slot, 'wrapped'>,
  auth: Bytes,
  vaultKey: Bytes,
  home: SlotHome,
): Promise<Slot> {
  const publicKey = slotBytes(slot.params['publicKey'], PUBLIC_KEY_BYTES);
  const sealing = sealToSlot({ publicKey, auth }, slotData(slot, home), vaultKey);
  const box = await sealing.catch((cause: unknown) => {
    // A public key of small order agrees on nothing.
    throw new DamagedVaultError('slot', { cause });
  });
  return { ...slot, wrapped: toBase64(box) };
}
