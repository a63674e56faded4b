import { areRivals } from '../token/rivals';
import type { RuleSubject, RuleToken } from './rule-input';

/** What the rivals of one token mean for its rules. */
export interface Rivals {
  /** Whether one of them is automatic. */
  readonly automatic: boolean;
  /** Tabs that were chosen for one of them, or opened from such a tab. */
  readonly tabs: readonly number[];
}

/** Finds rivals by their hosts, so that a thousand tokens are not all compared with all. */
export function rivalFinder(subjects: readonly RuleSubject[]): (token: RuleToken) => Rivals {
  const automatic = byOrigin(subjects.filter(({ token }) => token.scope === 'automatic'));
  const inTabs = byOrigin(
    subjects.filter(({ token, chosenTabs }) => token.scope === 'chosen-tabs' && chosenTabs.length > 0),
  );
  return (token) => ({
    automatic: token.origins.some((origin) =>
      automatic.get(origin)?.some((other) => areRivals(token, other.token)),
    ),
    tabs: token.origins
      .flatMap((origin) => inTabs.get(origin) ?? [])
      .filter((other) => areRivals(token, other.token))
      .flatMap(({ chosenTabs, openedTabs }) => [...chosenTabs, ...openedTabs]),
  });
}

function byOrigin(subjects: readonly RuleSubject[]): ReadonlyMap<string, readonly RuleSubject[]> {
  const groups = new Map<string, RuleSubject[]>();
  for (const subject of subjects) {
    for (const origin of subject.token.origins) {
      const group = groups.get(origin);
      if (group === undefined) groups.set(origin, [subject]);
      else group.push(subject);
    }
  }
  return groups;
}
