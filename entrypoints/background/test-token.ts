import { InvalidInputError } from '../../core/errors/invalid-input-error';
import { findProvider } from '../../core/providers/catalogue';
import { tokenOf } from '../../core/vault/token-of';
import { withActiveToken } from '../../core/vault/with-active-token';
import { withToken } from '../../core/vault/with-token';
import { returnUnusedAccess } from './access';
import { choices } from './choices';
import { probe } from './prober';
import { changeVault, requireVault } from './session';
import { settle } from './settle';

/** Tests a stored token and keeps the result. */
export async function testToken(id: string): Promise<void> {
  const token = tokenOf(await requireVault(), id);
  const test = await probe(token);
  await changeVault((vault) => withToken(vault, { ...tokenOf(vault, id), test }));
  await choices.change((now) => ({ ...now, result: id }));
  await settle();
}

/** Moves a token to another region of its provider and tests it there. */
export async function moveToRegion(id: string, region: string): Promise<void> {
  const token = tokenOf(await requireVault(), id);
  const host = findProvider(token.providerId)?.hosts.find((entry) => entry.region === region);
  if (host === undefined) throw new InvalidInputError('unknown-region');
  await changeVault((vault) =>
    withActiveToken(vault, { ...tokenOf(vault, id), origins: [host.origin], region, on: true }),
  );
  await settle();
  await testToken(id);
  await returnUnusedAccess();
}
