import type { OpenVault } from '../../../core/vault/open-vault';
import { QUICK_KDF } from '../../../core/vault/testing/quick-kdf';
import type { Product } from '../bundle';

/** The vault as version 0.1.0 stored it: the vault key sealed under what the passphrase derives to. */
export function toFormat1(product: Product, vault: OpenVault, passphrase: string): Promise<OpenVault> {
  const { deriveKey, passphraseSlot, rotateKey, sealWithAad, slotData, toBase64 } = product;
  const { kind, unwrap } = passphraseSlot(passphrase);
  return rotateKey(
    vault,
    {
      keep: [],
      add: [
        {
          kind,
          unwrap,
          async wrap(key, home) {
            const salt = crypto.getRandomValues(new Uint8Array(16));
            const slot = { id: 'slot-of-format-1', kind, params: { ...QUICK_KDF, salt: toBase64(salt) } };
            const derived = await deriveKey(QUICK_KDF, new TextEncoder().encode(passphrase), salt);
            const wrapped = toBase64(await sealWithAad(derived, slotData(slot, home), key));
            return { slot: { ...slot, wrapped }, auth: new Uint8Array(32) };
          },
        },
      ],
    },
    1,
  );
}

/** The vault as versions before format 3 stored it: old seals, and tokens without the fields of today. */
export async function toFormat2({ rotateKey, withTokens }: Product, vault: OpenVault): Promise<OpenVault> {
  const old = await rotateKey(vault, { keep: vault.file.slots, add: [] }, 2);
  return withTokens(old, { put: [...vault.tokens.values()], drop: [] });
}
