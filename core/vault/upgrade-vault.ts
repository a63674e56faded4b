import { migrate } from './migrations/migrate';
import type { OpenVault } from './open-vault';
import { withUnlockMethod } from './rotate-key';
import { DEFAULT_KDF, type Kdf } from './slots/kdf';
import { kdfOf } from './slots/passphrase-slot';
import type { UnlockSecret } from './slots/unlock-secret';
import type { KeySlot } from './vault-file';

/**
 * Brings an unlocked vault up to what this version would write: format, and KDF parameters of the
 * passphrase. The same vault when nothing is to do.
 * @param slot the one that opened it
 * @param secret that opened it; makes new slots with the parameters of this version
 */
export async function upgradeVault(
  vault: OpenVault,
  slot: KeySlot,
  secret: UnlockSecret,
): Promise<OpenVault> {
  const migrated = await migrate(vault, secret);
  // A migration may have made the slot again, with the parameters of today.
  const stays = migrated.file.slots.some(({ id }) => id === slot.id);
  return stays && slot.kind === 'passphrase' && isWeaker(kdfOf(slot.params), DEFAULT_KDF)
    ? withUnlockMethod(migrated, secret)
    : migrated;
}

/** True when it costs a guesser less; what costs more in another way stays. */
function isWeaker(stored: Kdf, wanted: Kdf): boolean {
  if (stored.kdf === 'argon2id' && wanted.kdf === 'argon2id') {
    return stored.memoryKiB * stored.passes < wanted.memoryKiB * wanted.passes;
  }
  return stored.kdf !== wanted.kdf;
}
