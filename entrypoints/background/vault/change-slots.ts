import { InvalidInputError } from '../../../core/errors/invalid-input-error';
import type { OpenVault } from '../../../core/vault/open-vault';
import { resealAll } from '../state/sealed-value';
import { settle } from '../state/settle';
import { scheduleLocks } from './auto-lock';
import { changeVault } from './session';

/**
 * Changes the ways to unlock, and with them the vault key. What waits in memory was sealed under the old
 * key; a worker that dies in between loses a draft or an undo, never a token.
 * @param proven the vault whose ways to unlock the proof was given for
 * @throws {InvalidInputError} `stale-vault` when they were changed since
 */
export async function changeSlots(
  proven: OpenVault,
  change: (vault: OpenVault) => Promise<OpenVault>,
): Promise<void> {
  let before = proven;
  const after = await changeVault((now) => {
    // What was proven, or found to need no proof, was so of these ways to unlock and no others.
    if (now.file.checksum !== proven.file.checksum) throw new InvalidInputError('stale-vault');
    before = now;
    return change(now);
  });
  await resealAll(before, after);
  await scheduleLocks();
  await settle();
}
