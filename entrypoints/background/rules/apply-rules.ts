import { compileTokens } from '../../../core/rules/compile-rules';
import type { RuleSubject } from '../../../core/rules/rule-input';
import { ruleSubjects } from '../../../core/rules/rule-subjects';
import { SESSION_KEYS } from '../../../core/session/session-keys';
import type { OpenVault } from '../../../core/vault/open-vault';
import { exclusive } from '../../../platform/background/exclusive';
import { ruleEngine, sessionRules, updateSessionRules } from '../../../platform/background/session-rules';
import { sessionStorage } from '../../../platform/background/session-storage';
import { accessOf } from '../access/access-of';
import { choices } from '../state/choices';
import { openedVault } from '../vault/session';
import { changeRules } from './change-rules';
import { guardRules } from './guard-rules';
import { normalTabs } from './normal-tabs';
import { purgeCacheOf } from './purge-cache';
import { putRules } from './put-rules';
import { forgetRuleTable, type RuleTable, readRuleTable, type Unsent, updateRules } from './rule-table';

/**
 * Makes the browser's rules exactly those of the vault and the choices.
 * @param lookAgain does not trust what this worker knows of the browser's rules
 * @returns origins of rules that are gone or no longer what they were
 */
export function applyRules(now: number, lookAgain = false): Promise<readonly string[]> {
  return exclusive('session-rules', async () => {
    if (lookAgain) forgetRuleTable();
    // Read inside the lock: a vault that was opened before a lock began must not bring its rules back.
    const vault = (await isLocking()) ? null : await openedVault();
    const [before, subjects, guard] = await Promise.all([
      readRuleTable(),
      vault === null ? [] : subjectsOf(vault, now),
      guardRules(vault),
    ]);
    const after = await putRules(before, compileTokens(subjects, ruleEngine()), guard);
    return originsLeft(before, after);
  });
}

/** First act of every start while locked, and the second step of every lock: no rule with a secret is left. */
export function removeAllRules(): Promise<void> {
  return exclusive('session-rules', async () => {
    forgetRuleTable();
    await updateSessionRules([...(await sessionRules()).keys()], []);
    await sessionStorage.remove([SESSION_KEYS.rulesInForce]);
    await changeRules(await readRuleTable(), await guardRules(null));
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
    const gone = [...table.rules].filter(([key]) => isMeant(key));
    if (gone.length === 0) return;
    const rules = new Map([...table.rules].filter(([key]) => !isMeant(key)));
    const numbers = gone.map(([, { id }]) => id);
    await updateRules(numbers, [], { ...table, rules, changedAt: Date.now() });
    // The next look at the rules finds these gone already, and would drop nothing.
    await purgeCacheOf(gone.flatMap(([key]) => originOfKey(key)));
  });
}

/** Tokens with rules in force, tokens that should have some and have not, and since when it is so. */
export function attachedTokens(): Promise<{
  inForce: ReadonlySet<string>;
  unsent: ReadonlyMap<string, Unsent>;
  changedAt: number;
}> {
  // Not in the middle of a change.
  return exclusive('session-rules', async () => {
    const { rules, unsent, changedAt } = await readRuleTable();
    const tokens = [...rules.keys()].flatMap((key) => key.split(' ')[0] ?? []);
    return { inForce: new Set(tokens), unsent, changedAt };
  });
}

async function subjectsOf(vault: OpenVault, now: number): Promise<readonly RuleSubject[]> {
  const [chosen, access, normal] = await Promise.all([choices.read(), accessOf(vault), normalTabs()]);
  const { ownVisitsOnly } = vault.settings;
  return ruleSubjects([...vault.tokens.values()], chosen, access, now, { ownVisitsOnly, normalTabs: normal });
}

async function isLocking(): Promise<boolean> {
  return (await sessionStorage.get(SESSION_KEYS.locking)) !== undefined;
}

function originsLeft(before: RuleTable, after: RuleTable): readonly string[] {
  const left = [...before.rules.keys()].filter(
    (key) => before.rules.get(key)?.id !== after.rules.get(key)?.id,
  );
  return left.flatMap(originOfKey);
}

/** A key is the token, the kind of rule and the origin; the shield has no origin. */
function originOfKey(key: string): readonly string[] {
  return key.split(' ').slice(2, 3);
}
