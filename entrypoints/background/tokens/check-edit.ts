import { InvalidInputError } from '../../../core/errors/invalid-input-error';
import { checkAllowedSite } from '../../../core/rules/allowed-site';
import { checkCompanions } from '../../../core/rules/companion';
import { areRivals } from '../../../core/rules/rivals';
import type { TokenRecord } from '../../../core/token/token-record';
import type { OpenVault } from '../../../core/vault/open-vault';
import { returnUnusedAccess } from '../access/return-unused-access';

/**
 * Checks pages that are to be allowed. The browser may have given access to one that we then refuse.
 * @throws {InvalidInputError} `site-not-allowed`
 */
export async function checkSites(sites: readonly string[]): Promise<void> {
  try {
    for (const site of sites) checkAllowedSite(site);
  } catch (error) {
    await returnUnusedAccess();
    throw error;
  }
}

/**
 * Checks extra headers. One that another token sends with another value would switch that token off without
 * a word, so it is refused.
 * @throws {InvalidInputError} see `checkCompanions`, and `header-taken`
 */
export function checkHeaders(vault: OpenVault, before: TokenRecord, after: TokenRecord): void {
  checkCompanions(after);
  const others = [...vault.tokens.values()];
  if (others.some((other) => areRivals(after, other) && !areRivals(before, other)))
    throw new InvalidInputError('header-taken');
}
