import { NO_CHOICES } from '../../../core/browser-session/choices';
import { InvalidInputError } from '../../../core/errors/invalid-input-error';
import { DamagedVaultError, NewerVaultError } from '../../../core/errors/vault-errors';
import { isTemporaryVault } from '../../../core/vault/vault-file';
import { exclusive } from '../../../platform/background/exclusive';
import { logActivity } from '../activity/activity';
import { removeAllRules } from '../rules/sync-rules';
import { removeSessionValues, sessionValue } from '../session-storage/session-value';
import { choices } from '../stores/choices';
import { syncAll, syncPages } from '../sync/sync-all';
import {
  archivedVaults,
  forgetVault,
  openedVault,
  requireVault,
  reread,
  startTemporaryVault,
} from '../vault/open-vault';
import { forgetSession, lock } from './lock';
import { requireFresh } from './proof';

/**
 * Sets the stored vault aside, readable or not, and begins with an empty one. The wait after wrong secrets
 * stays, so that starting over and coming back alone is no way around it.
 * @throws {InvalidInputError} `unlocked` while it is open: nothing is in the way then
 */
export function startOver(): Promise<void> {
  return exclusive('lock', async () => {
    if ((await openedVault().catch(nullWhenUnreadable)) !== null) throw new InvalidInputError('unlocked');
    await removeAllRules();
    await archivedVaults.setAside(Date.now());
    await forgetVault();
    await forgetSession();
    await choices.change(() => NO_CHOICES);
    await removeSessionValues(['locked', 'locking']);
    await startTemporaryVault();
    logActivity('started-over');
    await syncAll();
  });
}

/**
 * Puts a vault back that was set aside; it is locked then. The one in use is locked and set aside in its
 * place, unless it is empty.
 * @throws {InvalidInputError} `tokens-in-memory`: without a passphrase they would be lost; `no-such-vault`
 */
export async function bringBack(at: number): Promise<void> {
  const { file, tokens, setAside } = await requireVault();
  if (!(await archivedVaults.list()).includes(at)) throw new InvalidInputError('no-such-vault');
  const kept = !isTemporaryVault(file);
  if (!kept && tokens.size + setAside.length > 0) throw new InvalidInputError('tokens-in-memory');
  await lock('user');
  await exclusive('lock', async () => {
    // A temporary vault has nothing to lock with; its key goes all the same.
    await removeAllRules();
    await exclusive('vault-change', async () => {
      // A save may have come before this turn; what it stored is nobody's to throw away.
      const now = await openedVault();
      if (now !== null && (kept || now.file.slots.length + now.tokens.size + now.setAside.length > 0))
        throw new InvalidInputError('stale-vault');
      await archivedVaults.bringBack(at, kept ? Date.now() : null);
    }).catch(async (error: unknown) => {
      reread();
      await syncAll();
      throw error;
    });
    await forgetVault();
    await forgetSession();
    await sessionValue('locked').write({ reason: 'user', at: Date.now() });
    await syncPages();
  });
}

/**
 * Deletes a vault that was set aside, for good.
 * @throws {KeybearerError} `locked`, `proof-needed` where the vault in use has a secret to ask for
 */
export async function forgetArchived(at: number): Promise<void> {
  await requireFresh(await requireVault());
  await archivedVaults.forget(at);
  await syncPages();
}

/** A storage that fails once is no reason to throw the key of an open vault away. */
function nullWhenUnreadable(error: unknown): null {
  if (error instanceof DamagedVaultError || error instanceof NewerVaultError) return null;
  throw error;
}
