import { createHash } from 'node:crypto';
import type { TokenBehaviour } from './provider-data';

/** A token that a replica knows. Always data passed in, so that no replica has a token of its own. */
export interface KnownToken {
  /** Id of the provider. */
  readonly provider: string;
  readonly token: string;
  /** What a caller must send beside it, by name. */
  readonly fields?: Readonly<Record<string, string>>;
  readonly kind: 'user' | 'account';
  readonly region: string;
  readonly behaviour: TokenBehaviour;
  /** Whom the API names as the owner; lets a test tell two tokens apart in an answer. */
  readonly holder: string;
  /** Tells two accounts with one name apart; the holder's name where there is only one. */
  readonly account?: string | undefined;
}

/** The id that a provider gives an account: nobody chooses it, and tokens of one account share it. */
export function accountId({ holder, account = holder }: KnownToken): string {
  return createHash('sha256').update(account).digest('hex').slice(0, 12).toUpperCase();
}

export interface TokenBook {
  find(provider: string, token: string): KnownToken | null;
  add(token: KnownToken): void;
  /** Revokes: from now on the provider answers as if it had never seen the token. */
  revoke(provider: string, token: string): void;
}

export function createTokenBook(tokens: readonly KnownToken[]): TokenBook {
  const known = new Map<string, KnownToken>();
  const key = (provider: string, token: string) => `${provider} ${token}`;
  const add = (token: KnownToken) => void known.set(key(token.provider, token.token), token);
  tokens.forEach(add);
  return {
    find: (provider, token) => known.get(key(provider, token)) ?? null,
    add,
    revoke: (provider, token) => void known.delete(key(provider, token)),
  };
}
