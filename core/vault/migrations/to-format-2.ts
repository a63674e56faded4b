import type { OpenVault } from '../open-vault';
import { rotateKey } from '../rotate-key';
import type { KeySlot } from '../slots/key-slot';

/**
 * Format 2 gives every slot a key pair, so that slots can stay when the vault key changes. Format 1 knew
 * passphrases only, so the secret that opened the vault is the one to make the new slot from.
 */
export function toFormat2(vault: OpenVault, secret: KeySlot): Promise<OpenVault> {
  return rotateKey(vault, { keep: [], add: [secret] }, 2);
}
