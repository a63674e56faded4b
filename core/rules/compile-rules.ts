import { linkRule, navigationRule } from './navigation-rule';
import { pageRule } from './page-rule';
import { areRivals } from './rivals';
import type { RuleEngine, RuleSubject } from './rule-input';
import type { SessionRule } from './session-rule';
import { shieldRule } from './shield-rule';
import { onlyTabs, realTabs } from './tab-condition';

/**
 * The session rules that make exactly these tokens be sent; a pure function of its inputs.
 * @param subjects tokens that are on, each with its chosen tabs
 * @throws {InvalidInputError} when a header or a path can't be put into a rule
 */
export function compileRules(subjects: readonly RuleSubject[], engine: RuleEngine): readonly SessionRule[] {
  const rules = subjects.flatMap((subject) => rulesOf(subject, subjects, engine));
  if (rules.length === 0) return [];
  return [
    shieldRule(
      subjects.flatMap((subject) => subject.token.origins),
      engine,
    ),
    ...rules,
  ];
}

function rulesOf(
  subject: RuleSubject,
  subjects: readonly RuleSubject[],
  engine: RuleEngine,
): readonly SessionRule[] {
  const { token } = subject;
  const rivals = subjects.filter((other) => areRivals(token, other.token));
  // Two automatic rivals would be decided by the engine's order: then neither is sent.
  if (token.scope === 'automatic' && rivals.some((rival) => rival.token.scope === 'automatic')) return [];
  const rivalTabs = realTabs(
    rivals.flatMap((rival) => (rival.token.scope === 'chosen-tabs' ? rival.chosenTabs : [])),
  );
  // Nor is either of two rivals sent in a tab that was chosen for both.
  const chosenTabs = realTabs(subject.chosenTabs).filter((tab) => !rivalTabs.includes(tab));
  const alone = { ...subject, chosenTabs };
  if (onlyTabs(alone, rivalTabs)?.length === 0) return [];
  return token.origins.flatMap((origin) => {
    const rules = [
      navigationRule(alone, origin, rivalTabs),
      linkRule(alone, origin, rivalTabs),
      pageRule(alone, origin, rivalTabs, engine),
    ];
    return rules.filter((rule) => rule !== null);
  });
}
