import { type Choices, isActive } from '../../../core/browser-session/choices';
import type { TokenRecord } from '../../../core/token/token-record';
import { withoutRivalry } from '../../../core/token/without-rivalry';
import type { OpenVault } from '../../../core/vault/open-vault';

/**
 * A token that comes back into use by something else than its own switch. Where it would compete with one that is
 * sent now, it comes back switched off: only the user lets one token take the place of another.
 */
export function withoutTakeover(vault: OpenVault, token: TokenRecord, chosen: Choices): TokenRecord {
  const now = Date.now();
  const others = [...vault.tokens.values()].filter(({ id }) => id !== token.id);
  const [quiet] = withoutRivalry([token], others, (other) => isActive(other, chosen, now));
  return quiet ?? token;
}
