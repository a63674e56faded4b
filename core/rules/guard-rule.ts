import type { SessionRule } from './session-rule';
import { hostOf } from './url-filter';

/** Above everything else, so that no `allow` keeps it from a request. */
const GUARD_PRIORITY = 4;

/**
 * For browsers that can't drop stored answers of one host: makes them ask the server again, also while locked.
 * It holds no secret. An answer that the server confirms with 304 is still the stored one.
 */
export function guardRule(origins: readonly string[]): SessionRule {
  return {
    key: 'guard',
    priority: GUARD_PRIORITY,
    action: {
      type: 'modifyHeaders',
      requestHeaders: [{ header: 'cache-control', operation: 'set', value: 'no-cache' }],
    },
    condition: {
      requestDomains: [...new Set(origins.map(hostOf))].sort(),
      resourceTypes: ['main_frame', 'xmlhttprequest'],
      requestMethods: ['get', 'head'],
    },
  };
}
