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
