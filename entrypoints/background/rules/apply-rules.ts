import { SESSION_KEYS } from '../../../core/browser-session/session-keys';
import { compileTokens } from '../../../core/rules/compile-rules';
import type { RuleSubject } from '../../../core/rules/rule-input';
import { ruleSubjects } from '../../../core/rules/rule-subjects';
import type { OpenVault } from '../../../core/vault/open-vault';
import { exclusive } from '../../../platform/background/exclusive';
import { ruleEngine, sessionRules, updateSessionRules } from '../../../platform/background/session-rules';
import { sessionStorage } from '../../../platform/background/session-storage';
import { accessOf } from '../access/access-of';
import { choices } from '../stores/choices';
import { openedVault } from '../vault/open-vault';
import { normalTabs, tabsBesideChosen } from './normal-tabs';
import { putRules } from './put-rules';
import { forgetRuleTable, readRuleTable, type Unsent } from './rule-table';

/**
 * Makes the browser's rules exactly those of the vault and the choices.
 * @param lookAgain does not trust what this worker knows of the browser's rules
 */
export function applyRules(now: number, lookAgain = false): Promise<void> {
  return exclusive('session-rules', async () => {
    if (lookAgain) forgetRuleTable();
    // Read inside the lock: a vault that was opened before a lock began must not bring its rules back.
    const vault = (await isLocking()) ? null : await openedVault();
    const [before, subjects] = await Promise.all([
      readRuleTable(),
      vault === null ? [] : subjectsOf(vault, now),
    ]);
    await putRules(before, compileTokens(subjects, ruleEngine()));
  });
}

/** First act of every start while locked, and the second step of every lock: no rule with a secret is left. */
export function removeAllRules(): Promise<void> {
  return exclusive('session-rules', async () => {
    forgetRuleTable();
    await updateSessionRules([...(await sessionRules()).keys()], []);
    await sessionStorage.remove([SESSION_KEYS.rulesInForce]);
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
  const openTabs = await tabsBesideChosen(chosen);
  const limits = { ownVisitsOnly, normalTabs: normal, openTabs };
  return ruleSubjects([...vault.tokens.values()], chosen, access, now, limits);
}

async function isLocking(): Promise<boolean> {
  return (await sessionStorage.get(SESSION_KEYS.locking)) !== undefined;
}
