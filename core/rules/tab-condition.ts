import type { RuleSubject } from './rule-input';
import type { RuleCondition } from './session-rule';

/**
 * The tabs a rule is for: the chosen ones, or all but those where a rival was chosen,
 * so that two tokens never compete for the same header of the same request.
 */
export function tabCondition(
  subject: RuleSubject,
  rivalTabs: readonly number[],
): Pick<RuleCondition, 'tabIds' | 'excludedTabIds'> {
  if (subject.token.scope === 'chosen-tabs') return { tabIds: subject.chosenTabs };
  return rivalTabs.length === 0 ? {} : { excludedTabIds: rivalTabs };
}

/**
 * Tabs in which the user opened that origin, where only those will do.
 * @returns null where any tab will do, or where the user chose the tabs
 */
export function visitedTabs(
  { token, visits }: RuleSubject,
  origin: string,
  rivalTabs: readonly number[],
): readonly number[] | null {
  if (visits === null || token.scope === 'chosen-tabs') return null;
  return Object.entries(visits)
    .flatMap(([tabId, visited]) => (visited === origin ? [Number(tabId)] : []))
    .filter((tabId) => !rivalTabs.includes(tabId));
}
