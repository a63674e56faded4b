import { fromBase64 } from '../../../core/bytes/base64';
import { InvalidInputError } from '../../../core/errors/invalid-input-error';
import type { SecretInput } from '../../../core/messages/inputs';
import type { MessageInput } from '../../../core/messages/message-table';
import { withSettings } from '../../../core/vault/edit-vault';
import type { OpenVault } from '../../../core/vault/open-vault';
import { withoutWay, withWay } from '../../../core/vault/rotate-key';
import { passkeySlot } from '../../../core/vault/slots/passkey-slot';
import { isSessionVault } from '../../../core/vault/vault-file';
import { note } from '../activity/activity';
import { requireProof } from '../lock/proof';
import { requireVault } from '../vault/open-vault';
import { changeSlots } from './change-slots';

/**
 * Takes a passkey as another way to unlock. With it, unlocking is easy enough to lock with the screen.
 * @throws {InvalidInputError} `passphrase-first`, `known-passkey`; what `requireProof` throws
 */
export async function addPasskey(input: MessageInput<'passkey.add'>): Promise<void> {
  const { proof, credentialId, transports, salt, output } = input;
  const vault = await requireVault();
  if (isSessionVault(vault.file)) throw new InvalidInputError('passphrase-first');
  const known = vault.file.slots.some(({ params }) => params['credentialId'] === credentialId);
  if (known) throw new InvalidInputError('known-passkey');
  await requireProof(vault, proof);
  const made = { credentialId, transports, salt, createdAt: Date.now() };
  await changeSlots(vault, async (now) => {
    const next = await withWay(now, passkeySlot(fromBase64(output), made));
    // The first one only: who has switched it off since is not overruled by another.
    return hasPasskey(now) ? next : withSettings(next, { lockWithScreen: true });
  });
  note('way-added', 'passkey');
}

/**
 * Takes a way to unlock away.
 * @throws {InvalidInputError} `no-such-slot`, `only-passkeys`; what `requireProof` throws
 */
export async function removeSlot(id: string, proof: SecretInput): Promise<void> {
  const vault = await requireVault();
  await requireProof(vault, proof);
  await changeSlots(vault, (now) => withoutWay(now, id));
  note('way-removed', kindOf(vault, id));
}

function hasPasskey({ file }: OpenVault): boolean {
  return file.slots.some(({ kind }) => kind === 'passkey');
}

function kindOf(vault: OpenVault, id: string): string | null {
  return vault.file.slots.find((slot) => slot.id === id)?.kind ?? null;
}
