import { headerAction } from './header-changes';
import type { RuleEngine, RuleSubject, RuleToken } from './rule-input';
import type { RuleCondition, RuleMethod, SessionRule } from './session-rule';
import { onlyTabs } from './tab-condition';
import { addressCondition, siteHost } from './url-filter';

const PAGE_PRIORITY = 3;

/** A request that belongs to no tab: a worker's, which has no top frame that could be checked. */
const NO_TAB = -1;

/** Never OPTIONS: a preflight must not carry a token. */
const ALL_METHODS: readonly RuleMethod[] = ['get', 'head', 'post', 'put', 'patch', 'delete'];
const GET_METHODS: readonly RuleMethod[] = ['get', 'head'];

/**
 * Fetches of the pages that the user ticked, while they are the top frame. Forms and frames never.
 * An engine without `topDomains` can't tell a framed page from a visited one, so there the rule
 * is for chosen tabs only.
 * @returns null where nothing was ticked, or no tab was chosen that the rule needs
 */
export function pageRule(
  subject: RuleSubject,
  origin: string,
  conflictTabs: readonly number[],
  engine: RuleEngine,
): SessionRule | null {
  const { token, pages, chosenTabs } = subject;
  const listed = engine.topDomains ? onlyTabs(subject, conflictTabs) : chosenTabs;
  const sites = [...new Set(pages.map(siteHost))];
  if (sites.length === 0) return null;
  if (listed?.length === 0) return null;
  const tabs = listed === null ? { excludedTabIds: [NO_TAB, ...conflictTabs] } : { tabIds: listed };
  return fetchRule(token, 'page', origin, sites, tabs, engine);
}

/**
 * Fetches of pages that the user let use the token in one tab, each for that tab and that page only. The tab need not
 * be chosen besides.
 */
export function guestRules(
  { token, guests }: RuleSubject,
  origin: string,
  conflictTabs: readonly number[],
  engine: RuleEngine,
): readonly SessionRule[] {
  return Object.entries(guests)
    .filter(([tabId]) => !conflictTabs.includes(Number(tabId)))
    .map(([tabId, page]) =>
      fetchRule(token, guestKind(tabId), origin, [siteHost(page)], { tabIds: [Number(tabId)] }, engine),
    );
}

/** The name of a guest's rule in its key. */
export function guestKind(tabId: number | string): string {
  return `guest-${tabId}`;
}

function fetchRule(
  token: RuleToken,
  kind: string,
  origin: string,
  sites: readonly string[],
  tabs: Pick<RuleCondition, 'tabIds' | 'excludedTabIds'>,
  engine: RuleEngine,
): SessionRule {
  return {
    key: `${token.id} ${kind} ${origin}`,
    priority: PAGE_PRIORITY,
    action: headerAction(token, 'page'),
    condition: {
      ...addressCondition(origin, token.pathPrefix),
      resourceTypes: ['xmlhttprequest'],
      requestMethods: token.getOnly ? GET_METHODS : ALL_METHODS,
      initiatorDomains: sites,
      ...(engine.topDomains ? { topDomains: sites } : {}),
      ...tabs,
    },
  };
}
