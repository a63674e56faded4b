import { type Choices, isActive, openedTabsOf, visitsOf } from '../browser-session/choices';
import type { TokenRecord } from '../token/token-record';
import type { RuleSubject } from './rule-input';

/**
 * Tokens that are to be sent now. A token without access to all of its hosts waits for that, as its status says.
 * @param limits `normalTabs`, `openTabs`, `ownVisitsOnly`: see `RuleSubject`
 */
export function ruleSubjects(
  tokens: readonly TokenRecord[],
  chosen: Choices,
  access: ReadonlySet<string>,
  now: number,
  { ownVisitsOnly, normalTabs, openTabs }: TabLimits,
): readonly RuleSubject[] {
  if (chosen.paused) return [];
  const visits = Object.entries(visitsOf(chosen));
  return tokens
    .filter(
      (token) =>
        token.revocation === null &&
        isActive(token, chosen, now) &&
        token.origins.every((origin) => access.has(origin)),
    )
    .map((token) => ({
      token,
      // A page that was ticked and refused, or whose access was taken away, may do nothing: the card says so.
      pages: token.allowedSites.filter((site) => access.has(site)),
      chosenTabs: chosen.chosenTabs[token.id] ?? [],
      guests: Object.fromEntries(
        Object.entries(chosen.letIn[token.id] ?? {}).filter(([, origin]) => access.has(origin)),
      ),
      normalTabs,
      openedTabs: openedTabsOf(chosen, token.id),
      openTabs,
      visits: Object.fromEntries(
        visits.filter(([, origin]) => [...token.origins, ...token.allowedSites].includes(origin)),
      ),
      ownVisitsOnly,
      answered: answeredTo(chosen, token.id),
    }));
}

type TabLimits = Pick<RuleSubject, 'normalTabs' | 'openTabs' | 'ownVisitsOnly'>;

function answeredTo({ shown }: Choices, id: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(shown).flatMap(([tabId, { origin, sentWith }]) =>
      sentWith.includes(id) ? [[tabId, origin] as const] : [],
    ),
  );
}
