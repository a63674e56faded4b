import { includesOrigin } from '../shapes/any-port';
import type { RuleSubject } from './rule-input';
import type { RuleCondition } from './session-rule';

/**
 * The only tabs that a token's rules are for; null when they are for all but the tabs of conflicting tokens.
 * @param conflictTabs tabs that were chosen for tokens it competes with, or opened from such a tab
 */
export function onlyTabs(
  { token, chosenTabs, normalTabs, openTabs }: RuleSubject,
  conflictTabs: readonly number[],
): readonly number[] | null {
  if (token.scope === 'chosen-tabs') return chosenTabs;
  // A tab opened from a conflicting token's tab sends its first request before any rule can name it.
  const listed = normalTabs ?? (conflictTabs.length > 0 ? openTabs : null);
  if (listed === null) return null;
  return realTabs([...listed, ...chosenTabs]).filter((tab) => !conflictTabs.includes(tab));
}

/**
 * The tabs a rule is for: the listed ones, or all but those chosen for a conflicting token,
 * so that two tokens never compete for the same header of the same request.
 */
export function tabCondition(
  subject: RuleSubject,
  conflictTabs: readonly number[],
): Pick<RuleCondition, 'tabIds' | 'excludedTabIds'> {
  const listed = onlyTabs(subject, conflictTabs);
  if (listed !== null) return { tabIds: listed };
  return conflictTabs.length === 0 ? {} : { excludedTabIds: conflictTabs };
}

/** Real tabs, each once, in one order: equal choices make equal rules. */
export function realTabs(ids: readonly number[]): readonly number[] {
  return [...new Set(ids)].filter((id) => id >= 0).sort((a, b) => a - b);
}

/**
 * Tabs in which the user opened that origin or, for links, an allowed page of the token. Links of an API's page
 * that some other page framed or opened would be at an address which that page chose.
 */
export function visitedTabs(
  subject: RuleSubject,
  origin: string,
  conflictTabs: readonly number[],
  kind: 'navigation' | 'link',
): readonly number[] {
  const { origins } = subject.token;
  const isMeant = (visited: string): boolean =>
    visited === origin || (kind === 'link' && !origins.includes(visited));
  return among(subject, conflictTabs, subject.visits, isMeant);
}

/** Tabs that show an answer of that origin to this token. */
export function answeredTabs(
  subject: RuleSubject,
  origin: string,
  conflictTabs: readonly number[],
): readonly number[] {
  return among(subject, conflictTabs, subject.answered, (answered) => includesOrigin([origin], answered));
}

function among(
  subject: RuleSubject,
  conflictTabs: readonly number[],
  tabs: Readonly<Record<string, string>>,
  isMeant: (origin: string) => boolean,
): readonly number[] {
  const listed = onlyTabs(subject, conflictTabs);
  return Object.entries(tabs)
    .flatMap(([tabId, origin]) => (isMeant(origin) ? [Number(tabId)] : []))
    .filter((tabId) => !conflictTabs.includes(tabId) && (listed?.includes(tabId) ?? true))
    .sort((a, b) => a - b);
}
