import { withoutSendLimit } from '../../../core/browser-session/choices';
import { limitOf } from '../../../core/browser-session/send-limits';
import { InvalidInputError } from '../../../core/errors/invalid-input-error';
import { KeybearerError } from '../../../core/errors/keybearer-error';
import { providerOf } from '../../../core/providers/against-catalogue';
import { filledOrigin } from '../../../core/providers/tenant-host';
import { accessPattern } from '../../../core/token/access-pattern';
import { fieldValues } from '../../../core/token/headers';
import { isAccepted, isHeldBack } from '../../../core/token/outcome';
import { isSameSecret } from '../../../core/token/secret';
import { tokenTitle } from '../../../core/token/token-title';
import { withLimitedToken, withToken } from '../../../core/vault/edit-vault';
import { tokenOf } from '../../../core/vault/open-vault';
import { hasAccess } from '../../../platform/access';
import { returnUnusedAccess } from '../access/access';
import { logActivity } from '../activity/activity';
import { probeToken } from '../probe/prober';
import { withoutTakeover } from '../rules/remove-rules';
import { choices } from '../stores/choices';
import { keepIdentityChoices } from '../stores/identity-choices';
import { providers } from '../stores/providers';
import { syncAll } from '../sync/sync-all';
import { changeVault, requireVault } from '../vault/open-vault';

/**
 * Tests a stored token and keeps the result, unless it was changed meanwhile.
 * @param confirmed the user saw that the token was held back, and sends it all the same
 */
export async function testToken(id: string, confirmed = false): Promise<void> {
  const token = tokenOf(await requireVault(), id);
  const { test, identityChoices } = await probeToken(token, { confirmed });
  logActivity('tested', tokenTitle(token), test.outcome);
  const kept: string[] = [];
  const chosen = await choices.read();
  await changeVault((vault) => {
    const now = vault.tokens.get(id);
    if (now === undefined || !isSameSecret(token, now)) return vault;
    kept.push(id);
    // It was only off because nothing had said that an API is there.
    const wakes =
      isHeldBack(now.test) && isAccepted(test.outcome) && limitOf(chosen, id, Date.now()) === null;
    return withToken(
      vault,
      wakes ? withoutTakeover(vault, { ...now, test, on: true }, chosen) : { ...now, test },
    );
  });
  await keepIdentityChoices(id, kept.length === 0 ? [] : identityChoices);
  // A result that nobody kept is none to show: its token is gone, or has another secret by now.
  for (const result of kept) await choices.change((now) => ({ ...now, result }));
  await syncAll();
}

/**
 * Moves a token to another region of its provider and tests it there.
 * @throws {KeybearerError} `no-access` where the page did not get access in the click
 */
export async function moveToRegion(id: string, region: string): Promise<void> {
  const token = tokenOf(await requireVault(), id);
  const provider = providerOf(token, await providers());
  const host = provider?.hosts.find((entry) => entry.region === region);
  if (host === undefined) throw new InvalidInputError('unknown-region');
  const origin = filledOrigin(host.origin, fieldValues(token));
  if (!(await hasAccess([accessPattern(origin)]))) throw new KeybearerError('no-access');
  const chosen = await choices.read();
  const limited = limitOf(chosen, id, Date.now()) !== null;
  await changeVault((vault) => {
    const moved = { ...tokenOf(vault, id), origins: [origin], region, on: true };
    // Another token may be on at the other host. Nobody has compared their accounts.
    const quiet = withoutTakeover(vault, moved, chosen);
    return limited && quiet.on ? withLimitedToken(vault, quiet) : withToken(vault, quiet);
  });
  if (!limited) await choices.change((now) => withoutSendLimit(now, id));
  await syncAll();
  await testToken(id);
  await returnUnusedAccess();
}
