import { areRivals } from '../token/rivals';
import type { TokenRecord } from '../token/token-record';
import type { OpenVault } from './open-vault';
import { withToken } from './with-token';

/** Stores a token; one that is on and automatic switches its automatic rivals off. */
export async function withActiveToken(vault: OpenVault, token: TokenRecord): Promise<OpenVault> {
  let next = await withToken(vault, token);
  if (!token.on || token.scope !== 'automatic') return next;
  for (const other of vault.tokens.values()) {
    if (other.on && other.scope === 'automatic' && areRivals(token, other)) {
      next = await withToken(next, { ...other, on: false });
    }
  }
  return next;
}
