import { InvalidInputError } from '../../../core/errors/invalid-input-error';
import type { OpenVault } from '../../../core/vault/open-vault';
import { scheduleLocks } from '../lock/auto-lock';
import { settle } from '../sync/settle';
import { changeVault } from '../vault/open-vault';

/**
 * Changes the ways to unlock, and with them the vault key. A worker that dies in the middle can lose a draft or
 * an undo that waits in memory under the old key, never a token.
 * @param proven the vault whose ways to unlock the proof was given for
 * @throws {InvalidInputError} `stale-vault` when they were changed since
 */
export async function changeSlots(
  proven: OpenVault,
  change: (vault: OpenVault) => Promise<OpenVault>,
): Promise<void> {
  await changeVault((now) => {
    // What was proven, or found to need no proof, was so of these ways to unlock and no others.
    if (now.file.checksum !== proven.file.checksum) throw new InvalidInputError('stale-vault');
    return change(now);
  });
  await scheduleLocks();
  await settle();
}
