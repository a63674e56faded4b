import { isSendable } from '../shapes/exact-origin';
import { isPlainHttp } from '../token/plain-http';
import { blockRule } from './block-rule';
import { type Conflicts, conflictFinder } from './conflict-finder';
import { escapedPathRule, prefixRules } from './escaped-path';
import { guestRules, pageRule } from './page-rule';
import type { RuleEngine, RuleSubject, RuleToken } from './rule-input';
import type { SessionRule } from './session-rule';
import { onlyTabs, realTabs } from './tab-condition';
import { linkRule, navigationRule, saveRules } from './top-level-rules';

/** The rules that one token wants of the browser. */
export interface TokenRules {
  readonly id: string;
  readonly origins: readonly string[];
  readonly pathPrefix: string;
  /** None where it is not to be sent from any tab now; null where a header or a path can't be put into a rule. */
  readonly rules: readonly SessionRule[] | null;
}

/** The session rules that make exactly these tokens be sent; a pure function of its inputs. */
export function compileRules(subjects: readonly RuleSubject[], engine: RuleEngine): readonly SessionRule[] {
  return withBlockRule(compileTokens(subjects, engine), engine);
}

/** The rules of each token by itself, without the block rule. A fault in one token costs no other. */
export function compileTokens(given: readonly RuleSubject[], engine: RuleEngine): readonly TokenRules[] {
  const subjects = given.map(asSent);
  const conflictsOf = conflictFinder(subjects);
  return subjects.map((subject) => {
    const { id, origins, pathPrefix } = subject.token;
    // One such host costs the token all of its rules: a part of them would look like the whole.
    if (!origins.every(isSendable)) return { id, origins, pathPrefix, rules: null };
    try {
      return { id, origins, pathPrefix, rules: knownRules(subject, conflictsOf(subject.token), engine) };
    } catch {
      return { id, origins, pathPrefix, rules: null };
    }
  });
}

/** Over plain http a token is for chosen tabs, and for no page, whatever its record says. */
function asSent(subject: RuleSubject): RuleSubject {
  const { token } = subject;
  if (!isPlainHttp(token)) return subject;
  const known = IN_CHOSEN_TABS.get(token) ?? { ...token, scope: 'chosen-tabs' };
  IN_CHOSEN_TABS.set(token, known);
  return { ...subject, token: known, pages: [], guests: {} };
}

/** The same object for the same token, by which its rules are known. */
const IN_CHOSEN_TABS = new WeakMap<RuleToken, RuleToken>();

/** Rules of tokens for which nothing has changed, so that one change costs little more than its own rules. */
const COMPILED = new WeakMap<RuleToken, { readonly input: string; readonly rules: readonly SessionRule[] }>();

function knownRules(subject: RuleSubject, conflicts: Conflicts, engine: RuleEngine): readonly SessionRule[] {
  const { token, ...tabs } = subject;
  const input = JSON.stringify([tabs, conflicts, engine]);
  const known = COMPILED.get(token);
  if (known?.input === input) return known.rules;
  const rules = rulesOf(subject, conflicts, engine);
  COMPILED.set(token, { input, rules });
  return rules;
}

/** How many rules there are for all tokens together, besides one for each path prefix. */
export const SHARED_RULES = 2;

/** The rules of these tokens, the one that blocks what web pages caused, and those that keep path prefixes exact. */
export function withBlockRule(tokens: readonly TokenRules[], engine: RuleEngine): readonly SessionRule[] {
  const compiled = tokens.filter(({ rules }) => rules !== null);
  const rules = compiled.flatMap((token) => token.rules ?? []);
  if (rules.length === 0) return [];
  const block = blockRule(
    compiled.flatMap(({ origins }) => origins),
    engine,
  );
  const guarded = compiled.filter((token) => token.pathPrefix !== '' && token.rules?.length !== 0);
  const escaped = escapedPathRule(guarded.flatMap(({ origins }) => origins));
  return [block, ...(escaped === null ? [] : [escaped, ...prefixRules(guarded)]), ...rules];
}

function rulesOf(subject: RuleSubject, conflicts: Conflicts, engine: RuleEngine): readonly SessionRule[] {
  const { token } = subject;
  // Extra headers alone say nothing about whose request it is.
  if (token.headers.length === 0) return [];
  // Between two conflicting automatic tokens the engine's order would decide, so neither is sent.
  if (token.scope === 'automatic' && conflicts.automatic) return [];
  const conflictTabs = realTabs(conflicts.tabs);
  // Nor is either of two conflicting tokens sent in a tab that was chosen for both.
  const chosenTabs = realTabs(subject.chosenTabs).filter((tab) => !conflictTabs.includes(tab));
  const alone = { ...subject, chosenTabs };
  const isForNoTab = onlyTabs(alone, conflictTabs)?.length === 0;
  return token.origins.flatMap((origin) => {
    const guests = guestRules(alone, origin, conflictTabs, engine);
    if (isForNoTab) return guests;
    const rules = [
      navigationRule(alone, origin, conflictTabs),
      linkRule(alone, origin, conflictTabs),
      pageRule(alone, origin, conflictTabs, engine),
      ...saveRules(alone, origin, conflictTabs),
      ...guests,
    ];
    return rules.filter((rule) => rule !== null);
  });
}
