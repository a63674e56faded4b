import { createHash } from 'node:crypto';
import type { ProviderName } from './hosts';

/**
 * What the provider does with a good token: `forbidden` lacks the right, `plan-lacks-it` is PagerDuty's 402,
 * `rate-limited-bare` answers 429 without the documented headers.
 */
export type TokenBehaviour = 'works' | 'forbidden' | 'rate-limited' | 'rate-limited-bare' | 'plan-lacks-it';

/** A token that a replica knows. Always data passed in, so that no replica has a token of its own. */
export interface KnownToken {
  readonly provider: ProviderName;
  readonly token: string;
  readonly kind: 'user' | 'account';
  readonly region: string;
  readonly behaviour: TokenBehaviour;
  /** Whom the API names as the owner; lets a test tell two tokens apart in an answer. */
  readonly holder: string;
  /** Tells two accounts with one name apart; the holder's name where there is only one. */
  readonly account?: string;
}

/** The id that a provider gives an account: nobody chooses it, and tokens of one account share it. */
export function accountId({ holder, account = holder }: KnownToken): string {
  return createHash('sha256').update(account).digest('hex').slice(0, 12).toUpperCase();
}

export interface TokenBook {
  find(provider: ProviderName, token: string): KnownToken | null;
  add(token: KnownToken): void;
  /** Revokes: from now on the provider answers as if it had never seen the token. */
  revoke(provider: ProviderName, token: string): void;
}

export function createTokenBook(tokens: readonly KnownToken[]): TokenBook {
  const known = new Map<string, KnownToken>();
  const key = (provider: ProviderName, token: string) => `${provider} ${token}`;
  const add = (token: KnownToken) => void known.set(key(token.provider, token.token), token);
  tokens.forEach(add);
  return {
    find: (provider, token) => known.get(key(provider, token)) ?? null,
    add,
    revoke: (provider, token) => void known.delete(key(provider, token)),
  };
}
