import { InvalidInputError } from '../errors/invalid-input-error';
import type { OpenVault } from './open-vault';
import { rotateKey } from './rotate-key';
import type { KeySlot } from './slots/key-slot';

/**
 * The vault under a new key with one more way to unlock. A passphrase and a recovery code take the place
 * of the one before them; passkeys stand side by side.
 * @throws what `rotateKey` throws
 */
export function withWay(vault: OpenVault, way: KeySlot): Promise<OpenVault> {
  const keep = vault.file.slots.filter(({ kind }) => kind !== way.kind || kind === 'passkey');
  return rotateKey(vault, { keep, add: [way] });
}

/**
 * The vault under a new key without this way to unlock.
 * @throws InvalidInputError `no-such-slot`; `only-passkeys` when nothing but passkeys would be left
 */
export async function withoutWay(vault: OpenVault, slotId: string): Promise<OpenVault> {
  const keep = vault.file.slots.filter(({ id }) => id !== slotId);
  if (keep.length === vault.file.slots.length) throw new InvalidInputError('no-such-slot');
  return rotateKey(vault, { keep, add: [] });
}
