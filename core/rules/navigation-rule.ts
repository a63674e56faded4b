import { headerChanges, PAGE_NEVER_KEPT } from './header-changes';
import type { RuleSubject } from './rule-input';
import type { RuleCondition, SessionRule } from './session-rule';
import { tabCondition, visitedTabs } from './tab-condition';
import { hostOf, siteHost, urlFilter } from './url-filter';

const NAVIGATION_PRIORITY = 1;
/** Above the shield, which lies above the navigation rule. */
const LINK_PRIORITY = 3;

/**
 * Address bar, bookmark, and whatever else has no initiator that the shield knows.
 * @returns null where only tabs will do that the user opened the API in, and there is none
 */
export function navigationRule(
  subject: RuleSubject,
  origin: string,
  rivalTabs: readonly number[],
): SessionRule | null {
  const tabs = visitedTabs(subject, origin, rivalTabs);
  if (tabs?.length === 0) return null;
  const condition = tabs === null ? tabCondition(subject, rivalTabs) : { tabIds: tabs };
  return topLevelRule(subject, origin, 'navigation', NAVIGATION_PRIORITY, condition);
}

/** Links from the API's own host and from the sites that the user ticked, which ask the browser for no access. */
export function linkRule(subject: RuleSubject, origin: string, rivalTabs: readonly number[]): SessionRule {
  const initiators = [hostOf(origin), ...subject.pages.map(siteHost)];
  return topLevelRule(subject, origin, 'link', LINK_PRIORITY, {
    ...tabCondition(subject, rivalTabs),
    initiatorDomains: [...new Set(initiators)],
  });
}

function topLevelRule(
  { token }: RuleSubject,
  origin: string,
  kind: 'navigation' | 'link',
  priority: number,
  condition: Partial<RuleCondition>,
): SessionRule {
  return {
    key: `${token.id} ${kind} ${origin}`,
    priority,
    action: {
      type: 'modifyHeaders',
      requestHeaders: headerChanges(token, 'navigation'),
      responseHeaders: PAGE_NEVER_KEPT,
    },
    condition: {
      urlFilter: urlFilter(origin, token.pathPrefix),
      isUrlFilterCaseSensitive: true,
      requestDomains: [hostOf(origin)],
      resourceTypes: ['main_frame'],
      requestMethods: ['get', 'head'],
      ...condition,
    },
  };
}
