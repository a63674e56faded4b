import { SHARED_RULES, type TokenRules, withShield } from '../../../core/rules/compile-rules';
import { fitRules } from '../../../core/rules/fit-rules';
import { isSameRule, type SessionRule } from '../../../core/rules/session-rule';
import { mostSessionRules, ruleEngine } from '../../../platform/background/session-rules';
import { changeRules } from './change-rules';
import type { RuleTable, Unsent } from './rule-table';

/**
 * Gives the browser the rules of these tokens, as far as it takes them. What it does not take costs its own
 * token, and no other. The caller holds the lock `session-rules`.
 */
export async function putRules(before: RuleTable, tokens: readonly TokenRules[]): Promise<RuleTable> {
  const compiled = tokens.filter(({ rules }) => rules !== null);
  const fitting = fitRules(compiled, mostSessionRules() - SHARED_RULES);
  const ids = new Set(fitting.map(({ id }) => id));
  const unsent = new Map<string, Unsent>();
  for (const token of tokens) {
    if (token.rules === null) unsent.set(token.id, 'rule-refused');
    else if (!ids.has(token.id)) unsent.set(token.id, 'too-many-rules');
  }
  const rulesOf = (some: Iterable<TokenRules>) => withShield([...some], ruleEngine());
  try {
    return await changeRules({ ...before, unsent }, rulesOf(fitting));
  } catch {
    return putByHalves(before, fitting, unsent, rulesOf);
  }
}

/** One bad rule refuses a whole change: what is in force stays, the rest is tried by halves until it is found. */
async function putByHalves(
  before: RuleTable,
  tokens: readonly TokenRules[],
  unsent: Map<string, Unsent>,
  rulesOf: (some: readonly TokenRules[]) => readonly SessionRule[],
): Promise<RuleTable> {
  const inForce = (rule: SessionRule) => isSameRule(before.rules.get(rule.key)?.rule ?? {}, rule);
  let accepted = tokens.filter(({ rules }) => rules?.every(inForce));
  let table = await changeRules(before, rulesOf(accepted)).catch(() => {
    accepted = [];
    return changeRules(before, []);
  });
  const add = async (some: readonly TokenRules[]): Promise<void> => {
    if (some.length === 0) return;
    try {
      table = await changeRules(table, rulesOf([...accepted, ...some]));
      accepted = [...accepted, ...some];
    } catch {
      const half = Math.floor(some.length / 2);
      if (half === 0) return void unsent.set(some[0]?.id ?? '', 'rule-refused');
      await add(some.slice(0, half));
      await add(some.slice(half));
    }
  };
  await add(tokens.filter((token) => !accepted.includes(token)));
  return changeRules({ ...table, unsent }, rulesOf(accepted));
}
