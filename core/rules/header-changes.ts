import { InvalidInputError } from '../errors/invalid-input-error';
import { companionName } from './companion';
import { checkedValue, headerValue } from './header-value';
import type { RuleToken } from './rule-input';
import type { HeaderChange } from './session-rule';

const HEADER_NAME = /^[a-z0-9-]{1,64}$/;

/**
 * Everything a token's rule changes on a request.
 * `no-cache` keeps the browser from answering with what it stored for another token.
 * @throws {InvalidInputError} for a name or a value that must not be in a rule
 */
export function headerChanges(token: RuleToken, kind: 'navigation' | 'page'): readonly HeaderChange[] {
  const companions = token.companions.filter(
    (companion) => companion.sentOn === 'every-request' || kind === 'navigation',
  );
  return [
    ...token.headers.map((header) => set(header.name, headerValue(header, token.secret))),
    ...companions.map(({ name, value }) => set(companionName(name), checkedValue(value))),
    set('cache-control', 'no-cache'),
    ...(token.withoutCookies ? [{ header: 'cookie', operation: 'remove' as const }] : []),
  ];
}

function set(name: string, value: string): HeaderChange {
  const header = name.toLowerCase();
  if (!HEADER_NAME.test(header)) throw new InvalidInputError('header-name');
  return { header, operation: 'set', value };
}
