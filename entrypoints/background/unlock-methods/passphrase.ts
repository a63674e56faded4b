import { InvalidInputError } from '../../../core/errors/invalid-input-error';
import type { SecretInput } from '../../../core/messages/inputs';
import { withPassphrase } from '../../../core/vault/rotate-key';
import { isSessionVault } from '../../../core/vault/vault-file';
import { note } from '../activity/activity';
import { provenAt, requireProof } from '../lock/proof';
import { choices } from '../stores/choices';
import { requireVault, whileUnlocked } from '../vault/open-vault';
import { changeSlots } from './change-slots';

/** The page judges the strength; this only keeps out what no judge would accept. Characters. */
const SHORTEST = 8;

/**
 * Sets the first passphrase or changes it; changing asks for the old one, or for the recovery code of who
 * forgot it. Everything is sealed anew under a new vault key.
 * @throws what `requireProof` throws
 */
export async function setPassphrase(passphrase: string, proof: SecretInput | null): Promise<void> {
  if ([...passphrase].length < SHORTEST) throw new InvalidInputError('passphrase-too-short');
  const vault = await requireVault();
  await requireProof(vault, proof);
  await choices.change((now) => ({ ...now, offerPassphrase: 'answered' }));
  await changeSlots(vault, (now) => withPassphrase(now, passphrase));
  // A lock that came meanwhile needs no proof.
  await whileUnlocked(() => provenAt.write(Date.now())).catch(() => undefined);
  note(isSessionVault(vault.file) ? 'way-added' : 'way-changed', 'passphrase');
}
