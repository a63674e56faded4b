import type { Choices } from '../session/choices';
import { isActive } from '../session/is-active';
import type { TokenRecord } from '../token/token-record';
import type { RuleSubject } from './rule-input';

/**
 * Tokens that are to be sent now. One without access to all of its hosts waits for it, as its status says.
 * @param limits `normalTabs`: see `RuleSubject`; `ownVisitsOnly`: whether a tab carries a token by itself only after the user opened the API there
 */
export function ruleSubjects(
  tokens: readonly TokenRecord[],
  chosen: Choices,
  access: ReadonlySet<string>,
  now: number,
  { ownVisitsOnly, normalTabs }: { ownVisitsOnly: boolean; normalTabs: readonly number[] | null },
): readonly RuleSubject[] {
  if (chosen.paused) return [];
  return tokens
    .filter(
      (token) =>
        token.revocation === null &&
        isActive(token, chosen, now) &&
        token.origins.every((origin) => access.has(origin)),
    )
    .map((token) => ({
      token,
      // One that was ticked and refused, or whose access was taken away, may do nothing: its card says so.
      pages: token.allowedSites.filter((site) => access.has(site)),
      chosenTabs: chosen.chosenTabs[token.id] ?? [],
      normalTabs,
      visits: ownVisitsOnly ? chosen.visits : null,
    }));
}
