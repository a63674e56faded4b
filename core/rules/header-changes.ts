import { InvalidInputError } from '../errors/invalid-input-error';
import { companionName } from './companion';
import { checkedValue, headerValue } from './header-value';
import type { RuleToken } from './rule-input';
import type { HeaderChange } from './session-rule';

const HEADER_NAME = /^[a-z0-9-]{1,64}$/;

/**
 * No answer to a token is stored, and none that was stored for another is given. Firefox heeds `no-store` of a
 * request. Chromium does not, but keeps its cache out of a request with a condition of its own; servers
 * ignore this one where no `Range` stands beside it.
 */
const NEVER_STORED: readonly HeaderChange[] = [
  { header: 'cache-control', operation: 'set', value: 'no-cache, no-store' },
  { header: 'if-range', operation: 'set', value: '"none"' },
];

/** So that Firefox does not keep a page for the back button, where no change of rules would reach it. */
export const PAGE_NEVER_KEPT: readonly HeaderChange[] = [
  { header: 'cache-control', operation: 'set', value: 'no-store' },
];

/**
 * Everything a token's rule changes on a request.
 * @throws {InvalidInputError} for a name or a value that must not be in a rule
 */
export function headerChanges(token: RuleToken, kind: 'navigation' | 'page'): readonly HeaderChange[] {
  const companions = token.companions.filter(
    (companion) => companion.sentOn === 'every-request' || kind === 'navigation',
  );
  return [
    ...token.headers.map((header) => set(header.name, headerValue(header, token.secret))),
    ...companions.map(({ name, value }) => set(companionName(name), checkedValue(value))),
    ...NEVER_STORED,
    ...(token.withoutCookies ? [{ header: 'cookie', operation: 'remove' as const }] : []),
  ];
}

function set(name: string, value: string): HeaderChange {
  const header = name.toLowerCase();
  if (!HEADER_NAME.test(header)) throw new InvalidInputError('header-name');
  return { header, operation: 'set', value };
}
