import type { TestResult } from './outcome';
import { defaultLabel, providerTitle } from './token-title';

/** What a name is made of; views of tokens have it. */
export interface NamedToken {
  readonly id: string;
  readonly providerName: string;
  readonly region: string | null;
  readonly label: string;
  readonly lastFour: string;
  readonly test: TestResult | null;
}

export interface TokenNames {
  /** By id, for lists of several providers: `PagerDuty US · on-call key`. */
  readonly full: ReadonlyMap<string, string>;
  /** By id, beside other tokens of one provider: `on-call key`. */
  readonly short: ReadonlyMap<string, string>;
}

/** How much of what a test said about an account is in a name. */
type Account = (test: TestResult | null) => string | null;
type Naming = (token: NamedToken, account: Account) => string;

/**
 * Names for all tokens: what the user called it, else the account that the last test named, else the provider alone.
 * Where two would have the same name, the account's e-mail address tells them apart, and where that is the same too,
 * the last four characters of the secret.
 */
export function tokenNames(tokens: readonly NamedToken[]): TokenNames {
  const short: Naming = (token, account) => ownName(token, account) ?? providerTitle(token);
  return { full: apart(tokens, fullName), short: apart(tokens, short) };
}

/**
 * The account that a test named; null where it named none. A unit is no account: nearly every account of Airship has
 * a "Head Office". An e-mail address needs too much room.
 */
export function accountOf(test: TestResult | null): string | null {
  return wholeAccount(test)?.replace(/, [^\s,]+@[^\s,]+$/, '') ?? null;
}

function wholeAccount(test: TestResult | null): string | null {
  const identity = test?.identity ?? null;
  return identity === null || identity.kind === 'unit' ? null : identity.text;
}

/** The name that the user gave, or the account of the last test; null where nobody named it. */
function ownName(token: NamedToken, account: Account): string | null {
  const { label, lastFour, providerName } = token;
  const given = ![defaultLabel(lastFour, providerName), providerName, providerTitle(token)].includes(label);
  return given ? label : account(token.test);
}

function fullName(token: NamedToken, account: Account): string {
  const own = ownName(token, account);
  return own === null ? providerTitle(token) : `${providerTitle(token)} · ${own}`;
}

function apart(tokens: readonly NamedToken[], naming: Naming): ReadonlyMap<string, string> {
  const names = new Map(tokens.map((token) => [token.id, naming(token, accountOf)]));
  renameAlike(tokens, names, (token) => naming(token, wholeAccount));
  renameAlike(tokens, names, ({ id, lastFour }) => {
    const name = names.get(id) ?? '';
    return name.endsWith(lastFour) ? name : `${name} · …${lastFour}`;
  });
  return names;
}

function renameAlike(
  tokens: readonly NamedToken[],
  names: Map<string, string>,
  rename: (token: NamedToken) => string,
): void {
  const count = new Map<string, number>();
  for (const name of names.values()) count.set(name, (count.get(name) ?? 0) + 1);
  for (const token of tokens)
    if ((count.get(names.get(token.id) ?? '') ?? 0) > 1) names.set(token.id, rename(token));
}
