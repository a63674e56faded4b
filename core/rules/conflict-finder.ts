import { areInConflict } from '../token/conflicts';
import type { RuleSubject, RuleToken } from './rule-input';
import { hostOf } from './url-filter';

/** The effect of a token's conflicts on its rules. */
export interface Conflicts {
  /** Whether a conflicting token is automatic. */
  readonly automatic: boolean;
  /** Tabs that were chosen for a conflict, opened from such a tab, or show a page that may use a conflict there. */
  readonly tabs: readonly number[];
}

/** Finds conflicts by their hosts, so that a thousand tokens are not all compared with all. */
export function conflictFinder(subjects: readonly RuleSubject[]): (token: RuleToken) => Conflicts {
  const automatic = byOrigin(subjects.filter(({ token }) => token.scope === 'automatic'));
  const inTabs = byOrigin(subjects.filter((subject) => ownTabs(subject).length > 0));
  return (token) => ({
    automatic: token.origins.some((origin) =>
      automatic.get(groupOf(origin))?.some((other) => areInConflict(token, other.token)),
    ),
    tabs: token.origins
      .flatMap((origin) => inTabs.get(groupOf(origin)) ?? [])
      .filter((other) => areInConflict(token, other.token))
      .flatMap(ownTabs),
  });
}

/** Tabs that are for this token and for none that conflicts with it. */
function ownTabs({ token, chosenTabs, openedTabs, guests }: RuleSubject): readonly number[] {
  const guestTabs = Object.keys(guests).map(Number);
  if (token.scope !== 'chosen-tabs' || chosenTabs.length === 0) return guestTabs;
  return [...chosenTabs, ...openedTabs, ...guestTabs];
}

function byOrigin(subjects: readonly RuleSubject[]): ReadonlyMap<string, readonly RuleSubject[]> {
  const groups = new Map<string, RuleSubject[]>();
  for (const subject of subjects) {
    for (const origin of subject.token.origins) {
      const group = groups.get(groupOf(origin));
      if (group === undefined) groups.set(groupOf(origin), [subject]);
      else group.push(subject);
    }
  }
  return groups;
}

/** Over plain http one origin may stand for every port of its host, so those of all ports are compared. */
function groupOf(origin: string): string {
  return origin.startsWith('http:') ? hostOf(origin) : origin;
}
