import type { OpenVault } from '../../../core/vault/open-vault';
import { resealAll } from '../state/sealed-value';
import { settle } from '../state/settle';
import { scheduleLocks } from './auto-lock';
import { changeVault, requireVault } from './session';

/**
 * Changes the ways to unlock, and with them the vault key. What waits in memory was sealed under the old
 * key; a worker that dies in between loses a draft or an undo, never a token.
 */
export async function changeSlots(change: (vault: OpenVault) => Promise<OpenVault>): Promise<void> {
  const before = await requireVault();
  const after = await changeVault(change);
  await resealAll(before, after);
  await scheduleLocks();
  await settle();
}
