import { InvalidInputError } from '../../../core/errors/invalid-input-error';
import { KeybearerError } from '../../../core/errors/keybearer-error';
import { findProvider } from '../../../core/providers/catalogue';
import { accessPattern } from '../../../core/token/access-pattern';
import { isSameSecret } from '../../../core/token/same-secret';
import { tokenTitle } from '../../../core/token/token-title';
import { tokenOf } from '../../../core/vault/token-of';
import { withActiveToken } from '../../../core/vault/with-active-token';
import { withToken } from '../../../core/vault/with-token';
import { hasAccess } from '../../../platform/access';
import { returnUnusedAccess } from '../access/return-unused-access';
import { note } from '../activity/activity';
import { choices } from '../state/choices';
import { settle } from '../state/settle';
import { changeVault, requireVault } from '../vault/session';
import { probe } from './prober';

/** Tests a stored token and keeps the result, unless it was changed meanwhile. */
export async function testToken(id: string): Promise<void> {
  const token = tokenOf(await requireVault(), id);
  const test = await probe(token);
  note('tested', tokenTitle(token), test.outcome);
  await changeVault((vault) => {
    const now = vault.tokens.get(id);
    return now !== undefined && isSameSecret(token, now) ? withToken(vault, { ...now, test }) : vault;
  });
  await choices.change((now) => ({ ...now, result: id }));
  await settle();
}

/**
 * Moves a token to another region of its provider and tests it there.
 * @throws {KeybearerError} `no-access` where the page did not get access in the click
 */
export async function moveToRegion(id: string, region: string): Promise<void> {
  const token = tokenOf(await requireVault(), id);
  const host = findProvider(token.providerId)?.hosts.find((entry) => entry.region === region);
  if (host === undefined) throw new InvalidInputError('unknown-region');
  if (!(await hasAccess([accessPattern(host.origin)]))) throw new KeybearerError('no-access');
  await changeVault((vault) =>
    withActiveToken(vault, { ...tokenOf(vault, id), origins: [host.origin], region, on: true }),
  );
  await settle();
  await testToken(id);
  await returnUnusedAccess();
}
