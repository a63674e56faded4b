import type { MessageInput } from '../../../core/messages/message-table';
import { withSettings } from '../../../core/vault/edit-vault';
import { widensLocks } from '../../../core/vault/settings';
import { settle } from '../sync/settle';
import { changeVault } from '../vault/open-vault';
import { scheduleLocks } from './auto-lock';
import { requireFresh } from './proof';

/**
 * Changes what was given and keeps the rest.
 * @throws {KeybearerError} `proof-needed` where it would stay open longer: somebody at an open machine is not to
 * make sure that it stays open
 */
export async function setSettings(given: MessageInput<'settings.set'>): Promise<void> {
  const changes = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  await changeVault(async (vault) => {
    if (widensLocks(vault.settings, { ...vault.settings, ...changes })) await requireFresh(vault);
    return withSettings(vault, changes);
  });
  await scheduleLocks();
  await settle();
}
