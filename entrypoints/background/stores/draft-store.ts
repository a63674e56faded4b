import { SESSION_KEYS } from '../../../core/browser-session/session-keys';
import { KeybearerError } from '../../../core/errors/keybearer-error';
import { type Pending, pendingSchema } from '../../../core/pending/draft';
import type { OpenVault } from '../../../core/vault/open-vault';
import { clearAlarm, setAlarm } from '../../../platform/background/alarms';
import { whileUnlocked } from '../vault/open-vault';
import { sealedValue } from '../vault/sealed-value';
import { ALARMS } from './alarm-names';

const store = sealedValue(SESSION_KEYS.draft, pendingSchema);

/** What was pasted, or null when there is nothing or its time is over. */
export async function readPending(vault: OpenVault): Promise<Pending | null> {
  const pending = await store.read(vault);
  return pending === null || pending.expiresAt <= Date.now() ? null : pending;
}

/**
 * Changes what waits, or takes it away where that gives null. Changes wait for each other: one token may be
 * saved while another is ticked.
 * @throws {LockedError} once it is locked
 */
export async function changePending(edit: (now: Pending | null) => Pending | null): Promise<void> {
  await whileUnlocked(async (vault) => {
    const before = await readPending(vault);
    const after = edit(before);
    if (after === before) return;
    if (after === null) return removePending();
    await store.write(vault, after);
    await setAlarm(ALARMS.draft, after.expiresAt);
  });
}

/** Takes it away, also while nothing of it can be opened. */
export async function removePending(): Promise<void> {
  await store.remove();
  await clearAlarm(ALARMS.draft);
}

/** @throws {KeybearerError} `not-found` when its ten minutes are over */
export function required(pending: Pending | null): Pending {
  if (pending === null) throw new KeybearerError('not-found');
  return pending;
}
