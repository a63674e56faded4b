import * as v from 'valibot';
import { KeybearerError } from '../../../core/errors/keybearer-error';
import { WrongPassphraseError } from '../../../core/errors/vault-errors';
import type { SecretInput } from '../../../core/messages/inputs';
import { SESSION_KEYS } from '../../../core/session/session-keys';
import { exclusive } from '../../../platform/background/exclusive';
import { sessionStorage } from '../../../platform/background/session-storage';
import { returnUnusedAccess } from '../access/return-unused-access';
import { runDueChecks } from '../revoke/revocation';
import { settle } from '../state/settle';
import { storedValue } from '../state/stored-value';
import { scheduleIdleLock } from './auto-lock';
import { adoptVault, vaultStore } from './session';

/** Wrong passphrases that cost no waiting. */
const FREE_TRIES = 2;
/** Milliseconds. */
const LONGEST_WAIT = 60_000;

export const tries = storedValue(
  SESSION_KEYS.unlockTries,
  v.strictObject({ wrong: v.number(), nextTryAt: v.number() }),
  { wrong: 0, nextTryAt: 0 },
);

/**
 * Opens the vault with a passphrase. Wrong ones wait longer each time: a speed bump for a person at
 * this keyboard, not for somebody who has copied the file.
 * @throws {KeybearerError} `try-later`: it was not tried; {WrongPassphraseError|DamagedVaultError|NewerVaultError}
 */
export function unlock(secret: SecretInput): Promise<void> {
  return exclusive('lock', () => unlockNow(secret));
}

async function unlockNow(secret: SecretInput): Promise<void> {
  if (secret.kind !== 'passphrase') throw new KeybearerError('unexpected');
  if ((await tries.read()).nextTryAt > Date.now()) throw new KeybearerError('try-later');
  const { vault } = await vaultStore.unlock(secret.passphrase).catch(async (error: unknown) => {
    if (error instanceof WrongPassphraseError) await countWrongTry();
    throw error;
  });
  await adoptVault(vault);
  await sessionStorage.remove([SESSION_KEYS.unlockTries, SESSION_KEYS.locked, SESSION_KEYS.locking]);
  await settle();
  await scheduleIdleLock();
  await returnUnusedAccess();
  // Not awaited: it asks providers, and the user waits for the unlock only.
  void runDueChecks().catch(() => undefined);
}

function countWrongTry(): Promise<unknown> {
  return tries.change(({ wrong }) => {
    const wait = wrong < FREE_TRIES ? 0 : Math.min(LONGEST_WAIT, 1000 * 2 ** (wrong - FREE_TRIES));
    return { wrong: wrong + 1, nextTryAt: Date.now() + wait };
  });
}
