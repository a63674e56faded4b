import { headerChanges } from './header-changes';
import type { RuleSubject } from './rule-input';
import type { SessionRule } from './session-rule';
import { tabCondition } from './tab-condition';
import { hostOf, siteHost, urlFilter } from './url-filter';

const NAVIGATION_PRIORITY = 1;
/** Above the shield, which lies above the navigation rule. */
const LINK_PRIORITY = 3;

/** Address bar, bookmark, and whatever else has no initiator that the shield knows. */
export function navigationRule(
  subject: RuleSubject,
  origin: string,
  rivalTabs: readonly number[],
): SessionRule {
  const { token } = subject;
  return {
    key: `${token.id} navigation ${origin}`,
    priority: NAVIGATION_PRIORITY,
    action: { type: 'modifyHeaders', requestHeaders: headerChanges(token, 'navigation') },
    condition: {
      urlFilter: urlFilter(origin, token.pathPrefix),
      isUrlFilterCaseSensitive: true,
      requestDomains: [hostOf(origin)],
      resourceTypes: ['main_frame'],
      requestMethods: ['get', 'head'],
      ...tabCondition(subject, rivalTabs),
    },
  };
}

/** Links from the API's own host and from the sites that the user ticked. */
export function linkRule(subject: RuleSubject, origin: string, rivalTabs: readonly number[]): SessionRule {
  const navigation = navigationRule(subject, origin, rivalTabs);
  const initiators = [hostOf(origin), ...subject.token.allowedSites.map(siteHost)];
  return {
    ...navigation,
    key: `${subject.token.id} link ${origin}`,
    priority: LINK_PRIORITY,
    condition: { ...navigation.condition, initiatorDomains: [...new Set(initiators)] },
  };
}
