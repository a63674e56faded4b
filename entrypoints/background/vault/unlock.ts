import { KeybearerError } from '../../../core/errors/keybearer-error';
import { WrongPassphraseError } from '../../../core/errors/vault-errors';
import type { SecretInput } from '../../../core/messages/inputs';
import { SESSION_KEYS } from '../../../core/session/session-keys';
import { exclusive } from '../../../platform/background/exclusive';
import { sessionStorage } from '../../../platform/background/session-storage';
import { returnUnusedAccess } from '../access/return-unused-access';
import { note } from '../activity/activity';
import { runDueChecks } from '../revoke/revocation';
import { settle } from '../state/settle';
import { scheduleLocks } from './auto-lock';
import { backOff } from './back-off';
import { provenAt } from './proof';
import { adoptVault, vaultStore } from './session';

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
  await backOff.check();
  const { vault } = await vaultStore.unlock(secret.passphrase).catch(async (error: unknown) => {
    if (error instanceof WrongPassphraseError) await backOff.failed();
    throw error;
  });
  await backOff.succeeded();
  await adoptVault(vault);
  await provenAt.write(Date.now());
  await sessionStorage.remove([SESSION_KEYS.locked, SESSION_KEYS.locking]);
  note('unlocked', secret.kind);
  await settle();
  await scheduleLocks();
  await returnUnusedAccess();
  // Not awaited: it asks providers, and the user waits for the unlock only.
  void runDueChecks().catch(() => undefined);
}
