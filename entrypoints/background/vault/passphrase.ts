import { InvalidInputError } from '../../../core/errors/invalid-input-error';
import type { SecretInput } from '../../../core/messages/inputs';
import { unlockFile } from '../../../core/vault/unlock-file';
import { withPassphrase } from '../../../core/vault/with-passphrase';
import { draftStore, readDraft } from '../drafts/draft-store';
import { choices } from '../state/choices';
import { settle } from '../state/settle';
import { removedStore } from '../tokens/removed-store';
import { scheduleLocks } from './auto-lock';
import { provenAt } from './proof';
import { changeVault, requireVault } from './session';

/** The page judges the strength; this only keeps out what no judge would accept. Characters. */
const SHORTEST = 8;

/**
 * Sets the first passphrase or changes it; changing asks for the old one, always.
 * Everything is sealed anew under a new vault key.
 * @throws {WrongPassphraseError} when the old one is wrong
 */
export async function setPassphrase(passphrase: string, proof: SecretInput | null): Promise<void> {
  if ([...passphrase].length < SHORTEST) throw new InvalidInputError('passphrase-too-short');
  const before = await requireVault();
  if (before.file.slots.length > 0)
    await unlockFile(before.file, proof?.kind === 'passphrase' ? proof.passphrase : '');
  const [draft, removed] = await Promise.all([readDraft(before), removedStore.read(before)]);
  const after = await changeVault((vault) => withPassphrase(vault, passphrase));
  // Both were sealed under the old key.
  if (draft !== null) await draftStore.write(after, draft);
  if (removed !== null) await removedStore.write(after, removed);
  await choices.change((now) => ({ ...now, offerPassphrase: 'answered' }));
  await provenAt.write(Date.now());
  await scheduleLocks();
  await settle();
}
