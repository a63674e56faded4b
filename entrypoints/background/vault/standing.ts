import * as v from 'valibot';
import type { Standing } from '../../../core/messages/standing';
import { SESSION_KEYS } from '../../../core/session/session-keys';
import { sessionStorage } from '../../../platform/background/session-storage';
import { backOff } from './back-off';
import { openedVault } from './session';

const lockedSchema = v.strictObject({
  reason: v.picklist(['user', 'idle', 'screen', 'start', 'limit']),
  at: v.number(),
});
/** Where the vault stands, for a page that found no snapshot. */
export async function standing(): Promise<Standing> {
  const unlocked = (await openedVault()) !== null;
  const locked = v.safeParse(lockedSchema, await sessionStorage.get(SESSION_KEYS.locked));
  return {
    state: unlocked ? 'unlocked' : 'locked',
    lockedAt: locked.success ? locked.output.at : null,
    lockedBecause: locked.success ? locked.output.reason : null,
    nextTryAt: await backOff.nextTryAt(),
    ways: { passphrase: true, recovery: false, passkeys: [] },
    problem: null,
  };
}
