import { InvalidInputError } from '../errors/invalid-input-error';
import { extraHeaderName } from '../token/extra-header';
import { checkedValue, secretHeaders } from '../token/headers';
import type { RuleToken } from './rule-input';
import type { HeaderChange, SessionRule } from './session-rule';

const HEADER_NAME = /^[a-z0-9_-]{1,64}$/;

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
const PAGE_NEVER_KEPT: HeaderChange = { header: 'cache-control', operation: 'set', value: 'no-store' };

/**
 * An answer that signs the browser in would outlive the token's rules, and every page can send cookies along.
 * The second header begins a session that is bound to the device and whose cookies come later
 * (https://w3c.github.io/webappsec-dbsc/).
 */
const NO_SESSION: readonly HeaderChange[] = [
  { header: 'set-cookie', operation: 'remove' },
  { header: 'secure-session-registration', operation: 'remove' },
];

/** Everything a token's rule changes on the answer. */
function answerChanges(
  { acceptCookies = false }: Pick<RuleToken, 'acceptCookies'>,
  kind: 'navigation' | 'page',
): readonly HeaderChange[] {
  return [...(kind === 'navigation' ? [PAGE_NEVER_KEPT] : []), ...(acceptCookies ? [] : NO_SESSION)];
}

/**
 * The action of a token's rules. Browsers refuse an empty list of changes, so it is left out.
 * @throws {InvalidInputError} as `headerChanges`
 */
export function headerAction(token: RuleToken, kind: 'navigation' | 'page'): SessionRule['action'] {
  const responseHeaders = answerChanges(token, kind);
  return {
    type: 'modifyHeaders',
    requestHeaders: headerChanges(token, kind),
    ...(responseHeaders.length === 0 ? {} : { responseHeaders }),
  };
}

/**
 * Everything a token's rule changes on a request.
 * @throws {InvalidInputError} for a name or a value that must not be in a rule
 */
export function headerChanges(token: RuleToken, kind: 'navigation' | 'page'): readonly HeaderChange[] {
  const companions = token.companions.filter(
    (companion) => companion.sentOn === 'every-request' || kind === 'navigation',
  );
  return [
    ...secretHeaders(token).map(([name, value]) => set(name, value)),
    ...companions.map(({ name, value }) => set(extraHeaderName(name), checkedValue(value))),
    ...NEVER_STORED,
    ...(token.withoutCookies ? [{ header: 'cookie', operation: 'remove' as const }] : []),
  ];
}

function set(name: string, value: string): HeaderChange {
  const header = name.toLowerCase();
  if (!HEADER_NAME.test(header)) throw new InvalidInputError('header-name');
  return { header, operation: 'set', value };
}
