import type { MessageInput } from '../../../core/messages/message-table';
import { withSettings } from '../../../core/vault/with-settings';
import { showState } from '../state/settle';
import { scheduleIdleLock } from './auto-lock';
import { changeVault } from './session';

/** Changes what was given and keeps the rest. */
export async function setSettings(given: MessageInput<'settings.set'>): Promise<void> {
  const changes = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  await changeVault((vault) => withSettings(vault, changes));
  await scheduleIdleLock();
  await showState();
}
