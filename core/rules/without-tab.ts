import type { SessionRule } from './session-rule';

/**
 * A rule in force without one of the tabs that it lists; null where that was the last. One that lists none, or
 * others, stays the same object.
 */
export function withoutTab(rule: object, tabId: number): object | null {
  const { condition } = rule as Partial<SessionRule>;
  const tabIds = condition?.tabIds;
  if (tabIds?.includes(tabId) !== true) return rule;
  const rest = tabIds.filter((each) => each !== tabId);
  return rest.length === 0 ? null : { ...rule, condition: { ...condition, tabIds: rest } };
}
