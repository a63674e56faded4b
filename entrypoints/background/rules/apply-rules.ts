import { compileRules } from '../../../core/rules/compile-rules';
import { guardRule } from '../../../core/rules/guard-rule';
import type { RuleSubject } from '../../../core/rules/rule-input';
import type { SessionRule } from '../../../core/rules/session-rule';
import type { Choices } from '../../../core/session/choices';
import { isActive } from '../../../core/session/is-active';
import { SESSION_KEYS } from '../../../core/session/session-keys';
import type { OpenVault } from '../../../core/vault/open-vault';
import { exclusive } from '../../../platform/background/exclusive';
import { canPurgeHttpCache } from '../../../platform/background/http-cache';
import { ruleEngine, sessionRuleIds, updateSessionRules } from '../../../platform/background/session-rules';
import { sessionStorage } from '../../../platform/background/session-storage';
import { accessOf } from '../access/access-of';
import { exactOrigins } from '../access/exact-origins';
import { choices } from '../state/choices';
import { openedVault } from '../vault/session';
import { purgeCacheOf } from './purge-cache';
import { type RuleTable, readRuleTable, ruleDigest, writeRuleTable } from './rule-table';

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
    const subjects = vault === null ? [] : subjectsOf(vault, chosen, await accessOf(vault), now);
    const guard = await guardRules(vault);
    // Compiling is inside: one record that can't be compiled must not leave the old rules of others in force.
    const compileAndChange = async (): Promise<RuleTable> =>
      change(before, [...compileRules(subjects, ruleEngine()), ...guard], []);
    const after = await compileAndChange().catch(() => applyOneByOne(subjects, guard));
    return originsLeft(before, after);
  });
}

/** First act of every start while locked, and the second step of every lock: no rule with a secret is left. */
export function removeAllRules(): Promise<void> {
  return exclusive('session-rules', async () => {
    await updateSessionRules(await sessionRuleIds(), []);
    await sessionStorage.remove([SESSION_KEYS.rulesInForce]);
    const none: RuleTable = { nextId: 1, rules: {}, refused: [] };
    await change(none, await guardRules(null), []);
  });
}

/** Takes one token's rules and stored answers away at once, before what makes it stop is stored. */
export function detach(id: string): Promise<void> {
  return exclusive('session-rules', async () => {
    const table = await readRuleTable();
    const gone = Object.keys(table.rules).filter((key) => key.startsWith(`${id} `));
    if (gone.length === 0) return;
    await updateSessionRules(
      gone.flatMap((key) => table.rules[key]?.id ?? []),
      [],
    );
    const rules = Object.fromEntries(Object.entries(table.rules).filter(([key]) => !gone.includes(key)));
    await writeRuleTable({ ...table, rules });
    // The next look at the rules finds these gone already, and would drop nothing.
    await purgeCacheOf(gone.flatMap(originOfKey));
  });
}

/** Tokens with rules in force, and tokens whose rules were refused. */
export async function attachedTokens(): Promise<{
  inForce: ReadonlySet<string>;
  refused: ReadonlySet<string>;
}> {
  const { rules, refused } = await readRuleTable();
  const tokens = Object.keys(rules).flatMap((key) => key.split(' ')[0] ?? []);
  return { inForce: new Set(tokens), refused: new Set(refused) };
}

async function isLocking(): Promise<boolean> {
  return (await sessionStorage.get(SESSION_KEYS.locking)) !== undefined;
}

/** Where the browser can't drop stored answers of a host, a rule without a secret makes it ask again. */
async function guardRules(vault: OpenVault | null): Promise<readonly SessionRule[]> {
  if (canPurgeHttpCache()) return [];
  const origins = [...(vault?.tokens.values() ?? [])].flatMap((token) => token.origins);
  const all = [...origins, ...(await exactOrigins())];
  return all.length === 0 ? [] : [guardRule(all)];
}

/** Tokens that are to be sent now. One without access to all of its hosts waits for it, as its status says. */
function subjectsOf(
  vault: OpenVault,
  chosen: Choices,
  access: ReadonlySet<string>,
  now: number,
): readonly RuleSubject[] {
  if (chosen.paused) return [];
  return [...vault.tokens.values()]
    .filter(
      (token) =>
        token.revocation === null &&
        isActive(token, chosen, now) &&
        token.origins.every((origin) => access.has(origin)),
    )
    .map((token) => ({ token, chosenTabs: chosen.chosenTabs[token.id] ?? [] }));
}

/** One bad rule refuses a whole change, so the tokens whose rules are refused are found and left out. */
async function applyOneByOne(
  subjects: readonly RuleSubject[],
  guard: readonly SessionRule[],
): Promise<RuleTable> {
  await updateSessionRules(await sessionRuleIds(), []);
  const empty: RuleTable = { nextId: (await readRuleTable()).nextId, rules: {}, refused: [] };
  const accepted: RuleSubject[] = [];
  const refused: string[] = [];
  let current = await change(empty, guard, []);
  for (const subject of subjects) {
    try {
      const rules = compileRules([...accepted, subject], ruleEngine());
      current = await change(current, [...rules, ...guard], refused);
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

/** Touches only the rules that differ. */
async function change(
  before: RuleTable,
  rules: readonly SessionRule[],
  refused: readonly string[],
): Promise<RuleTable> {
  let { nextId } = before;
  const digests = await Promise.all(rules.map(ruleDigest));
  const kept: RuleTable['rules'] = {};
  const added: { id: number; rule: SessionRule }[] = [];
  rules.forEach((rule, index) => {
    const digest = digests[index] ?? '';
    const old = before.rules[rule.key];
    if (old?.digest === digest) {
      kept[rule.key] = old;
    } else {
      kept[rule.key] = { id: nextId, digest };
      added.push({ id: nextId, rule });
      nextId += 1;
    }
  });
  const keptIds = new Set(Object.values(kept).map(({ id }) => id));
  const removed = Object.values(before.rules).flatMap(({ id }) => (keptIds.has(id) ? [] : [id]));
  if (added.length > 0 || removed.length > 0) await updateSessionRules(removed, added);
  const after = { nextId, rules: kept, refused: [...refused] };
  await writeRuleTable(after);
  return after;
}
