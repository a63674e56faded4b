import { PATH_ESCAPES } from '../token/goes-to';
import type { SessionRule } from './session-rule';
import { hostOf } from './url-filter';

/** Above every rule that sets a header. */
const ESCAPED_PRIORITY = 4;

/** Scheme and host, and a path up to its query. */
const ADDRESS = '^https://[^/?#]+[^?#]*';

/**
 * One rule for all tokens with a path prefix: addresses that a server may read as another path carry nothing. It is
 * one because browsers take a thousand rules with a regular expression.
 * @param origins those of tokens with a path prefix
 * @returns null where there is none
 */
export function escapedPathRule(origins: readonly string[]): SessionRule | null {
  if (origins.length === 0) return null;
  return {
    key: 'escaped',
    priority: ESCAPED_PRIORITY,
    action: { type: 'allow' },
    condition: {
      regexFilter: `${ADDRESS}(?:${PATH_ESCAPES})`,
      // Hexadecimal digits come in both cases.
      isUrlFilterCaseSensitive: false,
      requestDomains: [...new Set(origins.map(hostOf))].sort(),
      resourceTypes: ['main_frame', 'xmlhttprequest', 'other'],
    },
  };
}
