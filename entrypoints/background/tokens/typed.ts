import { SESSION_KEYS } from '../../../core/browser-session/session-keys';
import { TYPED_LIFETIME, typedSchema } from '../../../core/browser-session/typed';
import type { MessageInput, MessageOutput } from '../../../core/messages/message-table';
import type { OpenVault } from '../../../core/vault/open-vault';
import { clearAlarm, setAlarm } from '../../../platform/background/alarms';
import { ALARMS } from '../stores/alarm-names';
import { showState } from '../sync/settle';
import { requireVault, whileUnlocked } from '../vault/open-vault';
import { sealedValue } from '../vault/sealed-value';

const store = sealedValue(SESSION_KEYS.typed, typedSchema);

/** Id of the token whose half-typed fields are kept, or null. */
export async function readTypedId(vault: OpenVault): Promise<string | null> {
  return (await read(vault))?.id ?? null;
}

/** Keeps what is half typed, as a popup closes at any click beside it. It takes the place of what was kept before. */
export async function keepTyped({ id, fields }: MessageInput<'typed.keep'>): Promise<void> {
  const vault = await requireVault();
  if (!vault.tokens.has(id)) return;
  const before = await read(vault);
  const expiresAt = Date.now() + TYPED_LIFETIME;
  await whileUnlocked((now) => store.write(now, { id, fields, expiresAt }));
  await setAlarm(ALARMS.typed, expiresAt);
  // Pages need to know that there is something, not every key of it.
  if (before?.id !== id) await showState();
}

/** What is kept for one token; null where that is nothing. */
export async function typedOf(id: string): Promise<MessageOutput<'typed.get'>> {
  const typed = await read(await requireVault());
  return typed?.id === id ? typed.fields : null;
}

export async function forgetTyped(): Promise<void> {
  await store.remove();
  await clearAlarm(ALARMS.typed);
  await showState();
}

async function read(vault: OpenVault) {
  const typed = await store.read(vault);
  return typed === null || typed.expiresAt <= Date.now() ? null : typed;
}
