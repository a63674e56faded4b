import { InvalidInputError } from '../../../core/errors/invalid-input-error';
import { SESSION_KEYS } from '../../../core/session/session-keys';
import { exclusive } from '../../../platform/background/exclusive';
import { sessionStorage } from '../../../platform/background/session-storage';
import { removeAllRules } from '../rules/apply-rules';
import { settle, showState } from '../state/settle';
import { asideVaults } from './aside-vaults';
import { backOff } from './back-off';
import { forgetSession } from './forget-session';
import { forgetVault, lookAgain, openedVault, requireVault, startSessionVault } from './session';

/**
 * Sets the stored vault aside, readable or not, and begins with an empty one.
 * @throws {InvalidInputError} `unlocked` while it is open: nothing is in the way then
 */
export function startOver(): Promise<void> {
  return exclusive('lock', async () => {
    const open = await openedVault().catch(() => null);
    if (open !== null) throw new InvalidInputError('unlocked');
    await removeAllRules();
    await asideVaults.setAside(Date.now());
    await forgetVault();
    await backOff.succeeded();
    await sessionStorage.remove([SESSION_KEYS.locked, SESSION_KEYS.locking]);
    await startSessionVault();
    await settle();
  });
}

/**
 * Puts a vault back that was set aside; it is locked then. The one in use is set aside in its place, unless
 * it is empty.
 * @throws {InvalidInputError} `tokens-in-memory`: without a passphrase they would be lost
 */
export function bringBack(at: number): Promise<void> {
  return exclusive('lock', async () => {
    const { file, tokens, setAside } = await requireVault();
    const kept = file.slots.length > 0;
    if (!kept && tokens.size + setAside.length > 0) throw new InvalidInputError('tokens-in-memory');
    await removeAllRules();
    await asideVaults.bringBack(at, kept ? Date.now() : null).catch(async (error: unknown) => {
      lookAgain();
      await settle();
      throw error;
    });
    await forgetVault();
    await forgetSession();
    await sessionStorage.set({ [SESSION_KEYS.locked]: { reason: 'user', at: Date.now() } });
    await showState();
  });
}

/** Deletes a vault that was set aside, for good. */
export async function forgetAside(at: number): Promise<void> {
  await asideVaults.forget(at);
  await showState();
}
