import type { TokenRecord } from '../token/token-record';
import type { OpenVault } from './open-vault';
import { withActiveToken } from './with-active-token';
import { withToken } from './with-token';

/** Stores a token that is sent for some minutes: it takes over from its rivals, and is off for whatever ends the session. */
export async function withLimitedToken(vault: OpenVault, token: TokenRecord): Promise<OpenVault> {
  const active = await withActiveToken(vault, { ...token, on: true });
  return withToken(active, { ...token, on: false });
}
