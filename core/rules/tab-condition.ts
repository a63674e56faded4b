import type { RuleSubject } from './rule-input';
import type { RuleCondition } from './session-rule';

/**
 * The only tabs that a token's rules are for; null when they are for all but those of its rivals.
 * @param rivalTabs tabs that were chosen for tokens it competes with
 */
export function onlyTabs(
  { token, chosenTabs, normalTabs }: RuleSubject,
  rivalTabs: readonly number[],
): readonly number[] | null {
  if (token.scope === 'chosen-tabs') return chosenTabs;
  if (normalTabs === null) return null;
  return realTabs([...normalTabs, ...chosenTabs]).filter((tab) => !rivalTabs.includes(tab));
}

/**
 * The tabs a rule is for: the listed ones, or all but those where a rival was chosen,
 * so that two tokens never compete for the same header of the same request.
 */
export function tabCondition(
  subject: RuleSubject,
  rivalTabs: readonly number[],
): Pick<RuleCondition, 'tabIds' | 'excludedTabIds'> {
  const listed = onlyTabs(subject, rivalTabs);
  if (listed !== null) return { tabIds: listed };
  return rivalTabs.length === 0 ? {} : { excludedTabIds: rivalTabs };
}

/** Real tabs, each once, in one order: equal choices make equal rules. */
export function realTabs(ids: readonly number[]): readonly number[] {
  return [...new Set(ids)].filter((id) => id >= 0).sort((a, b) => a - b);
}

/**
 * Tabs in which the user opened that origin, where only those will do.
 * @returns null where any tab will do, or where the user chose the tabs
 */
export function visitedTabs(
  subject: RuleSubject,
  origin: string,
  rivalTabs: readonly number[],
): readonly number[] | null {
  const { token, visits } = subject;
  if (visits === null || token.scope === 'chosen-tabs') return null;
  const listed = onlyTabs(subject, rivalTabs);
  return Object.entries(visits)
    .flatMap(([tabId, visited]) => (visited === origin ? [Number(tabId)] : []))
    .filter((tabId) => !rivalTabs.includes(tabId) && (listed?.includes(tabId) ?? true));
}
