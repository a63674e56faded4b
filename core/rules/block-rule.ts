import { foreignInitiators } from './foreign-initiators';
import type { RuleEngine } from './rule-input';
import type { SessionRule } from './session-rule';
import { hostOf } from './url-filter';

/** Above the navigation rules, below link and page rules; `allow` ends all lower ones. */
const BLOCK_PRIORITY = 2;

/**
 * One rule for all hosts: neither a navigation nor a download that any web page caused carries anything. Hosts of plain
 * http may have no domain that every browser knows as foreign, so each is listed itself: their own pages, of whatever
 * port, cause nothing either.
 */
export function blockRule(origins: readonly string[], engine: RuleEngine): SessionRule {
  return {
    key: 'block',
    priority: BLOCK_PRIORITY,
    action: { type: 'allow' },
    condition: {
      requestDomains: [...new Set(origins.map(hostOf))].sort(),
      resourceTypes: ['main_frame', 'other'],
      initiatorDomains: foreignInitiators(engine, origins.filter(isInClear).map(hostOf)),
    },
  };
}

function isInClear(origin: string): boolean {
  return origin.startsWith('http:');
}
