import { withoutSendLimit } from '../../../core/browser-session/choices';
import { withConflictingLimitsOver } from '../../../core/browser-session/send-limits';
import { withActiveToken, withLimitedToken } from '../../../core/vault/edit-vault';
import { tokenOf } from '../../../core/vault/open-vault';
import { scheduleLocks } from '../lock/auto-lock';
import { choices } from '../stores/choices';
import { syncAll } from '../sync/sync-all';
import { changeVault } from '../vault/open-vault';

/**
 * Sends a token for some minutes, then no more; it is stored as off, so whatever ends the session ends it too.
 * @param minutes null takes the limit away and leaves the token on
 */
export async function sendFor(id: string, minutes: number | null): Promise<void> {
  // First what ends others: a worker that dies in between has sent nothing that the user did not want.
  const after = await changeVault((vault) =>
    minutes === null
      ? withActiveToken(vault, { ...tokenOf(vault, id), on: true })
      : withLimitedToken(vault, tokenOf(vault, id)),
  );
  const token = tokenOf(after, id);
  await choices.change((before) => {
    const now = withConflictingLimitsOver(before, token, [...after.tokens.values()]);
    if (minutes === null) return withoutSendLimit(now, id);
    return { ...now, sendUntil: { ...now.sendUntil, [id]: Date.now() + minutes * 60_000 } };
  });
  await syncAll();
  await scheduleLocks();
}
