import { TYPED_LIFETIME } from '../../../core/browser-session/typed';
import type { MessageInput, MessageOutput } from '../../../core/messages/message-table';
import { clearAlarm, setAlarm } from '../../../platform/background/alarms';
import { ALARMS } from '../stores/alarm-names';
import { readTyped, typedStore } from '../stores/typed-store';
import { showState } from '../sync/settle';
import { requireVault, whileUnlocked } from '../vault/open-vault';

/** Keeps what is half typed, as a popup closes at any click beside it. It takes the place of what was kept before. */
export async function keepTyped({ id, fields }: MessageInput<'typed.keep'>): Promise<void> {
  const vault = await requireVault();
  if (!vault.tokens.has(id)) return;
  const before = await readTyped(vault);
  const expiresAt = Date.now() + TYPED_LIFETIME;
  await whileUnlocked((now) => typedStore.write(now, { id, fields, expiresAt }));
  await setAlarm(ALARMS.typed, expiresAt);
  // Pages need to know that there is something, not every key of it.
  if (before?.id !== id) await showState();
}

/** What is kept for one token; null where that is nothing. */
export async function typedOf(id: string): Promise<MessageOutput<'typed.get'>> {
  const typed = await readTyped(await requireVault());
  return typed?.id === id ? typed.fields : null;
}

export async function forgetTyped(): Promise<void> {
  await typedStore.remove();
  await clearAlarm(ALARMS.typed);
  await showState();
}
