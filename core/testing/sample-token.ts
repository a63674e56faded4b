import type { RuleEngine, RuleSubject, RuleToken } from '../rules/rule-input';
import type { TokenRecord } from '../token/token-record';

export const CHROMIUM: RuleEngine = { topDomains: true };
export const FIREFOX: RuleEngine = { topDomains: false };

export const API = 'https://api.example.com';
export const DOCS = 'https://docs.example.org';
export const SECRET = 'Zq7+kT-0123456789/Ab=';

/** A token for one plain API; what a test is about is passed in. */
export function sampleToken(parts: Partial<RuleToken> = {}): RuleToken {
  return {
    id: 'token-1-0123456789',
    secret: SECRET,
    fields: [],
    origins: [API],
    pathPrefix: '',
    headers: [{ name: 'Authorization', template: 'Bearer {token}', encoding: 'plain' }],
    companions: [],
    scope: 'automatic',
    getOnly: false,
    withoutCookies: false,
    ...parts,
  };
}

export function subject(
  { allowedSites = [], ...parts }: Partial<RuleToken & Pick<TokenRecord, 'allowedSites'>> = {},
  chosenTabs: readonly number[] = [],
  normalTabs: readonly number[] | null = null,
): RuleSubject {
  return {
    token: sampleToken(parts),
    pages: allowedSites,
    chosenTabs,
    guests: {},
    normalTabs,
    openedTabs: [],
    openTabs: null,
    visits: {},
    ownVisitsOnly: false,
    answered: {},
  };
}
