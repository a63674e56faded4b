import { compileRules } from '../../../core/rules/compile-rules';
import type { RuleSubject } from '../../../core/rules/rule-input';
import { ruleSubjects } from '../../../core/rules/rule-subjects';
import type { SessionRule } from '../../../core/rules/session-rule';
import { SESSION_KEYS } from '../../../core/session/session-keys';
import { exclusive } from '../../../platform/background/exclusive';
import { ruleEngine, sessionRuleIds, updateSessionRules } from '../../../platform/background/session-rules';
import { sessionStorage } from '../../../platform/background/session-storage';
import { accessOf } from '../access/access-of';
import { choices } from '../state/choices';
import { openedVault } from '../vault/session';
import { changeRules } from './change-rules';
import { guardRules } from './guard-rules';
import { normalTabs } from './normal-tabs';
import { purgeCacheOf } from './purge-cache';
import { type RuleTable, readRuleTable, writeRuleTable } from './rule-table';

/**
 * Makes the browser's rules exactly those of the vault and the choices.
 * @returns origins of rules that are gone or no longer what they were
 */
export function applyRules(now: number): Promise<readonly string[]> {
  return exclusive('session-rules', async () => {
    // Read inside the lock: a vault that was opened before a lock began must not bring its rules back.
    const vault = (await isLocking()) ? null : await openedVault();
    const chosen = await choices.read();
    const before = await readRuleTable();
    const subjects =
      vault === null
        ? []
        : ruleSubjects([...vault.tokens.values()], chosen, await accessOf(vault), now, {
            ownVisitsOnly: vault.settings.ownVisitsOnly,
            normalTabs: await normalTabs(),
          });
    const guard = await guardRules(vault);
    // Compiling is inside: one record that can't be compiled must not leave the old rules of others in force.
    const compileAndChange = async (): Promise<RuleTable> =>
      changeRules(before, [...compileRules(subjects, ruleEngine()), ...guard], []);
    const after = await compileAndChange().catch(() => applyOneByOne(subjects, guard));
    return originsLeft(before, after);
  });
}

/** First act of every start while locked, and the second step of every lock: no rule with a secret is left. */
export function removeAllRules(): Promise<void> {
  return exclusive('session-rules', async () => {
    await updateSessionRules(await sessionRuleIds(), []);
    await sessionStorage.remove([SESSION_KEYS.rulesInForce]);
    const none: RuleTable = { nextId: 1, rules: {}, refused: [], changedAt: Date.now() };
    await changeRules(none, await guardRules(null), []);
  });
}

/** Takes one token's rules and stored answers away at once, before what makes it stop is stored. */
export function detach(id: string): Promise<void> {
  return withdraw((key) => key.startsWith(`${id} `));
}

/** The same for what a tab carries by itself to an origin, before it is noted that the tab has left. */
export function endVisits(origin: string): Promise<void> {
  return withdraw((key) => key.endsWith(` navigation ${origin}`));
}

function withdraw(isMeant: (key: string) => boolean): Promise<void> {
  return exclusive('session-rules', async () => {
    const table = await readRuleTable();
    const gone = Object.keys(table.rules).filter(isMeant);
    if (gone.length === 0) return;
    await updateSessionRules(
      gone.flatMap((key) => table.rules[key]?.id ?? []),
      [],
    );
    const rules = Object.fromEntries(Object.entries(table.rules).filter(([key]) => !gone.includes(key)));
    await writeRuleTable({ ...table, rules, changedAt: Date.now() });
    // The next look at the rules finds these gone already, and would drop nothing.
    await purgeCacheOf(gone.flatMap(originOfKey));
  });
}

/** Tokens with rules in force, tokens whose rules were refused, and since when it is so. */
export async function attachedTokens(): Promise<{
  inForce: ReadonlySet<string>;
  refused: ReadonlySet<string>;
  changedAt: number;
}> {
  const { rules, refused, changedAt } = await readRuleTable();
  const tokens = Object.keys(rules).flatMap((key) => key.split(' ')[0] ?? []);
  return { inForce: new Set(tokens), refused: new Set(refused), changedAt };
}

async function isLocking(): Promise<boolean> {
  return (await sessionStorage.get(SESSION_KEYS.locking)) !== undefined;
}

/** One bad rule refuses a whole change, so the tokens whose rules are refused are found and left out. */
async function applyOneByOne(
  subjects: readonly RuleSubject[],
  guard: readonly SessionRule[],
): Promise<RuleTable> {
  await updateSessionRules(await sessionRuleIds(), []);
  const empty: RuleTable = { ...(await readRuleTable()), rules: {}, refused: [], changedAt: Date.now() };
  const accepted: RuleSubject[] = [];
  const refused: string[] = [];
  let current = await changeRules(empty, guard, []);
  for (const subject of subjects) {
    try {
      const rules = compileRules([...accepted, subject], ruleEngine());
      current = await changeRules(current, [...rules, ...guard], refused);
      accepted.push(subject);
    } catch {
      refused.push(subject.token.id);
    }
  }
  const table = { ...current, refused };
  await writeRuleTable(table);
  return table;
}

function originsLeft(before: RuleTable, after: RuleTable): readonly string[] {
  const left = Object.keys(before.rules).filter((key) => before.rules[key]?.id !== after.rules[key]?.id);
  return left.flatMap(originOfKey);
}

/** A key is the token, the kind of rule and the origin; the shield has no origin. */
function originOfKey(key: string): readonly string[] {
  return key.split(' ').slice(2, 3);
}
