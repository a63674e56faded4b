import { compileRules } from '../../../core/rules/compile-rules';
import type { RuleSubject } from '../../../core/rules/rule-input';
import { ruleSubjects } from '../../../core/rules/rule-subjects';
import { SESSION_KEYS } from '../../../core/session/session-keys';
import { exclusive } from '../../../platform/background/exclusive';
import { ruleEngine, sessionRuleIds, updateSessionRules } from '../../../platform/background/session-rules';
import { sessionStorage } from '../../../platform/background/session-storage';
import { accessOf } from '../access/access-of';
import { choices } from '../state/choices';
import { openedVault } from '../vault/session';
import { changeRules } from './change-rules';
import { normalTabs } from './normal-tabs';
import { notePurge, purgeAllNoted } from './purge-cache';
import { originsOf, type RuleTable, readRuleTable, writeRuleTable } from './rule-table';

/** Makes the browser's rules exactly those of the vault and the choices. */
export function applyRules(now: number): Promise<void> {
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
    // Compiling is inside: one record that can't be compiled must not leave the old rules of others in force.
    const compileAndChange = async (): Promise<RuleTable> =>
      changeRules(before, compileRules(subjects, ruleEngine()), []);
    await compileAndChange().catch(() => applyOneByOne(before, subjects));
  });
}

/** First act of every start while locked, and the second step of every lock: no rule with a secret is left. */
export function removeAllRules(): Promise<void> {
  return exclusive('session-rules', async () => {
    await updateSessionRules(await sessionRuleIds(), []);
    await sessionStorage.remove([SESSION_KEYS.rulesInForce]);
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
    await notePurge(originsOf(gone));
    await updateSessionRules(
      gone.flatMap((key) => table.rules[key]?.id ?? []),
      [],
    );
    const rules = Object.fromEntries(Object.entries(table.rules).filter(([key]) => !gone.includes(key)));
    await writeRuleTable({ ...table, rules, changedAt: Date.now() });
    await purgeAllNoted();
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
async function applyOneByOne(before: RuleTable, subjects: readonly RuleSubject[]): Promise<void> {
  await notePurge(originsOf(Object.keys(before.rules)));
  await updateSessionRules(await sessionRuleIds(), []);
  const empty: RuleTable = { ...(await readRuleTable()), rules: {}, refused: [], changedAt: Date.now() };
  const accepted: RuleSubject[] = [];
  const refused: string[] = [];
  let current = empty;
  for (const subject of subjects) {
    try {
      current = await changeRules(current, compileRules([...accepted, subject], ruleEngine()), refused);
      accepted.push(subject);
    } catch {
      refused.push(subject.token.id);
    }
  }
  await writeRuleTable({ ...current, refused });
}
