import { PATH_ESCAPES } from '../token/goes-to';
import type { SessionRule } from './session-rule';
import { hostOf, literal } from './url-filter';

/** Above every rule that sets a header. */
const ESCAPED_PRIORITY = 4;

/** Scheme and host, and a path up to its query. */
const ADDRESS = '^https?://[^/?#]+[^?#]*';

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

/** Ends a name for a filter's `^`, and no path: a slash, a query, a fragment or nothing does that. */
const OTHER_SEPARATOR = '[^/?#A-Za-z0-9_.%-]';

/**
 * One rule for each path prefix: `/v1:run` is not below `/v1`, but the separator of a filter takes `:` and a dozen other
 * characters. It holds for every token of the host, also for one with a shorter prefix: a filter can't tell them apart.
 * @param tokens those with a path prefix
 */
export function prefixRules(
  tokens: readonly { readonly origins: readonly string[]; readonly pathPrefix: string }[],
): readonly SessionRule[] {
  const hosts = new Map<string, Set<string>>();
  for (const { pathPrefix, origins } of tokens) {
    const known = hosts.get(pathPrefix) ?? new Set();
    for (const origin of origins) known.add(hostOf(origin));
    hosts.set(pathPrefix, known);
  }
  return [...hosts].map(([pathPrefix, domains]) => ({
    key: `prefix ${pathPrefix}`,
    priority: ESCAPED_PRIORITY,
    action: { type: 'allow' },
    condition: {
      regexFilter: `^https?://[^/?#]+${literal(pathPrefix)}${OTHER_SEPARATOR}`,
      isUrlFilterCaseSensitive: true,
      requestDomains: [...domains].sort(),
      resourceTypes: ['main_frame', 'xmlhttprequest', 'other'],
    },
  }));
}
