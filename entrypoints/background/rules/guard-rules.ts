import { guardRule } from '../../../core/rules/guard-rule';
import type { SessionRule } from '../../../core/rules/session-rule';
import type { OpenVault } from '../../../core/vault/open-vault';
import { canPurgeHttpCache } from '../../../platform/background/http-cache';
import { exactOrigins } from '../access/exact-origins';

/** Where the browser can't drop stored answers of a host, a rule without a secret makes it ask again. */
export async function guardRules(vault: OpenVault | null): Promise<readonly SessionRule[]> {
  if (canPurgeHttpCache()) return [];
  const origins = [...(vault?.tokens.values() ?? [])].flatMap((token) => token.origins);
  const all = [...origins, ...(await exactOrigins())];
  return all.length === 0 ? [] : [guardRule(all)];
}
