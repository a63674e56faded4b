import { isPlainHttp } from '../token/plain-http';
import { headerAction } from './header-changes';
import { guestKind } from './page-rule';
import type { RuleSubject } from './rule-input';
import type { RuleCondition, SessionRule } from './session-rule';
import { answeredTabs, tabCondition, visitedTabs } from './tab-condition';
import { addressCondition, hostOf, siteHost } from './url-filter';

/** Below the block rule. */
const UNCAUSED_PRIORITY = 1;
/** Above the block rule, which lies above rules for requests that no page caused. */
const OWN_PAGE_PRIORITY = 3;

/**
 * Address bar, bookmark, and whatever else has no initiator that the block rule knows.
 * @returns null where the rule is for visited tabs only, and there is none
 */
export function navigationRule(
  subject: RuleSubject,
  origin: string,
  conflictTabs: readonly number[],
): SessionRule | null {
  if (subject.token.scope === 'chosen-tabs' || !subject.ownVisitsOnly) {
    const condition = { ...visible(['get', 'head']), ...tabCondition(subject, conflictTabs) };
    return topLevelRule(subject, origin, 'navigation', UNCAUSED_PRIORITY, condition);
  }
  const tabIds = visitedTabs(subject, origin, conflictTabs, 'navigation');
  if (tabIds.length === 0) return null;
  return topLevelRule(subject, origin, 'visit', UNCAUSED_PRIORITY, { ...visible(['get', 'head']), tabIds });
}

/**
 * Links of the API's own pages and of the pages that the user ticked, in tabs where the user opened them: another
 * site could frame such a page, or open one that goes on to an address of that site's choice.
 * @returns null where there is no such tab, and over plain http: own pages are those of every port of the host
 */
export function linkRule(
  subject: RuleSubject,
  origin: string,
  conflictTabs: readonly number[],
): SessionRule | null {
  if (isPlainHttp(subject.token)) return null;
  const initiators = [hostOf(origin), ...subject.pages.map(siteHost)];
  const tabs =
    subject.token.scope === 'chosen-tabs'
      ? tabCondition(subject, conflictTabs)
      : { tabIds: visitedTabs(subject, origin, conflictTabs, 'link') };
  if (tabs.tabIds?.length === 0) return null;
  return topLevelRule(subject, origin, 'link', OWN_PAGE_PRIORITY, {
    ...visible(['get', 'head']),
    ...tabs,
    initiatorDomains: [...new Set(initiators)],
  });
}

/**
 * Saving what a tab shows: the browser asks again when the user saves a page whose answer it may not store
 * (docs/decisions/0012-answers-are-never-stored.md), and a download link is not a navigation either.
 * @returns none where no tab shows an answer of that origin to this token
 */
export function saveRules(
  subject: RuleSubject,
  origin: string,
  conflictTabs: readonly number[],
): readonly SessionRule[] {
  const tabIds = answeredTabs(subject, origin, conflictTabs);
  if (tabIds.length === 0) return [];
  const condition = { resourceTypes: ['other'], requestMethods: ['get'], tabIds } as const;
  const save = topLevelRule(subject, origin, 'save', UNCAUSED_PRIORITY, condition);
  if (isPlainHttp(subject.token)) return [save];
  return [
    save,
    topLevelRule(subject, origin, 'download', OWN_PAGE_PRIORITY, {
      ...condition,
      initiatorDomains: [hostOf(origin)],
    }),
  ];
}

/**
 * Whether a token may be sent less once a rule is gone or names fewer tabs, so that stored answers have to go with it.
 * Links and saving follow what tabs show; a token that is still sent to addresses has not ended with them.
 */
export function endsSending(key: string): boolean {
  const kind = key.split(' ')[1] ?? '';
  return !isRuleOfPage(key) || kind === 'visit' || kind.startsWith(guestKind(''));
}

type Condition = Partial<RuleCondition> & Pick<RuleCondition, 'resourceTypes' | 'requestMethods'>;

function visible(requestMethods: NonNullable<RuleCondition['requestMethods']>) {
  return { resourceTypes: ['main_frame'] as const, requestMethods };
}

type Kind = 'navigation' | 'visit' | 'link' | 'save' | 'download';

/** Kinds of rules that list a tab because of the page it shows. */
const OF_THE_PAGE: readonly string[] = ['visit', 'link', 'save', 'download'] satisfies readonly Kind[];

/** Whether a rule lists tabs because of the page they show, told from its key. */
export function isRuleOfPage(key: string): boolean {
  const kind = key.split(' ')[1] ?? '';
  return OF_THE_PAGE.includes(kind) || kind.startsWith(guestKind(''));
}

function topLevelRule(
  { token }: RuleSubject,
  origin: string,
  kind: Kind,
  priority: number,
  condition: Condition,
): SessionRule {
  return {
    key: `${token.id} ${kind} ${origin}`,
    priority,
    action: headerAction(token, 'navigation'),
    condition: {
      ...addressCondition(origin, token.pathPrefix),
      ...condition,
    },
  };
}
