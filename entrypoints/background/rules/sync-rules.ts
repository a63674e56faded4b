import { type Choices, isAnyChosen, tokensOfOpener, withOpener } from '../../../core/browser-session/choices';
import { type ReachFacts, worldOf } from '../../../core/reach/reach-token';
import type { World } from '../../../core/reach/world';
import {
  compileTokens,
  SHARED_RULES,
  type TokenRules,
  withBlockRule,
} from '../../../core/rules/compile-rules';
import { fitRules } from '../../../core/rules/fit-rules';
import type { RuleSubject } from '../../../core/rules/rule-input';
import { ruleSubjects } from '../../../core/rules/rule-subjects';
import { isSameRule, type SessionRule } from '../../../core/rules/session-rule';
import { endsSending } from '../../../core/rules/top-level-rules';
import type { OpenVault } from '../../../core/vault/open-vault';
import { exclusive } from '../../../platform/background/exclusive';
import { seesPrivateWindows } from '../../../platform/background/private-windows';
import {
  mostSessionRules,
  type NumberedRule,
  ruleEngine,
  sessionRules,
  updateSessionRules,
} from '../../../platform/background/session-rules';
import { allTabs, type OpenTab } from '../../../platform/background/tabs';
import { accessOf } from '../access/access';
import { sessionValue } from '../session-storage/session-value';
import { choices } from '../stores/choices';
import { openedVault } from '../vault/open-vault';
import { notePurge } from './purge-cache';
import {
  forgetRuleTable,
  originsOf,
  type RuleInForce,
  type RuleTable,
  readRuleTable,
  type Unsent,
  updateRules,
} from './rule-table';

/**
 * Makes the browser's rules exactly those of the vault and the choices.
 * @param reread does not trust what this worker knows of the browser's rules
 */
export function syncRules(now: number, reread = false): Promise<void> {
  return exclusive('session-rules', async () => {
    if (reread) forgetRuleTable();
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
    await sessionValue('rulesInForce').remove();
  });
}

/**
 * Takes away what an earlier worker left to the browser, without waiting for its turn: that worker may hold it while the
 * browser is ending it, and calls of a worker that is being ended are never answered. For a start without a key, before
 * anything that may wait or fail.
 */
export async function removeLeftRules(): Promise<void> {
  const left = [...(await sessionRules()).keys()];
  if (left.length > 0) await updateSessionRules(left, []);
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
  const [noted, access] = await Promise.all([choices.read(), accessOf(vault)]);
  const { ownVisitsOnly } = vault.settings;
  const { chosen, ...tabs } = await tabsFor(noted);
  return ruleSubjects([...vault.tokens.values()], chosen, access, now, { ...tabs, ownVisitsOnly });
}

/** What is true in the browser now for the tokens of a vault: what says whether each is sent. */
export async function reachFacts(vault: OpenVault): Promise<ReachFacts> {
  const [chosen, { inForce, unsent }, access, inPrivate] = await Promise.all([
    choices.read(),
    attachedTokens(),
    accessOf(vault),
    privateTabs(),
  ]);
  const { ownVisitsOnly } = vault.settings;
  return { choices: chosen, inForce, unsent, access, inPrivate, ownVisitsOnly, now: Date.now() };
}

/** Everything that says which requests carry which token of a vault now. */
export async function reachWorld(vault: OpenVault): Promise<World> {
  const facts = await reachFacts(vault);
  const { chosen, ...tabs } = await tabsFor(facts.choices);
  const limits = { ...tabs, pagesNeedChosenTab: !ruleEngine().topDomains };
  return worldOf([...vault.tokens.values()], { ...facts, choices: chosen }, limits);
}

/** The tabs that rules may name, and the choices with what was not noted yet of new ones. */
async function tabsFor(
  noted: Choices,
): Promise<Pick<World, 'normalTabs' | 'openTabs'> & { chosen: Choices }> {
  const open = isAnyChosen(noted) ? await allTabs() : null;
  return {
    normalTabs: await normalTabs(),
    openTabs: open?.map(({ id }) => id) ?? null,
    chosen: withNewTabs(noted, open ?? []),
  };
}

function isLocking(): Promise<boolean> {
  return sessionValue('locking').isStored();
}

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
  const rulesOf = (some: Iterable<TokenRules>) => withBlockRule([...some], ruleEngine());
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

/**
 * Gives the browser these rules in one call and touches only those that differ.
 * The caller holds the lock `session-rules`.
 * @throws when the browser refuses any of them; then nothing has changed
 */
export async function changeRules(before: RuleTable, rules: readonly SessionRule[]): Promise<RuleTable> {
  let { nextId } = before;
  const kept = new Map<string, RuleInForce>();
  const added: NumberedRule[] = [];
  for (const rule of rules) {
    const old = before.rules.get(rule.key);
    if (old !== undefined && isSameRule(old.rule, rule)) {
      kept.set(rule.key, old);
    } else {
      kept.set(rule.key, { id: nextId, rule });
      added.push({ id: nextId, rule });
      nextId += 1;
    }
  }
  const ended = [...before.rules].filter(([key, { id }]) => kept.get(key)?.id !== id);
  const removed = ended.map(([, { id }]) => id);
  await notePurge(originsOf(ended.map(([key]) => key).filter(endsSending)));
  const changedAt = added.length + removed.length > 0 ? Date.now() : before.changedAt;
  const after = { ...before, nextId, rules: kept, changedAt };
  await updateRules(removed, added, after);
  return after;
}

/**
 * Tabs of windows that are not private; null where the browser keeps us out of private windows, so that every
 * tab we could be sent from is one of them. A list of the private ones would come too late for a tab that is
 * opened at an address: its first request leaves before any rule can be changed (20 of 20 in Chromium 156).
 */
export async function normalTabs(): Promise<readonly number[] | null> {
  if (!(await seesPrivateWindows())) return null;
  return (await allTabs()).flatMap(({ id, isPrivate }) => (isPrivate ? [] : [id]));
}

/** Tabs of private windows, as far as we are let in. */
export async function privateTabs(): Promise<readonly number[]> {
  if (!(await seesPrivateWindows())) return [];
  return (await allTabs()).flatMap(({ id, isPrivate }) => (isPrivate ? [id] : []));
}

/**
 * The choices with the tabs that the browser says were opened from a chosen one, while the event that tells us so is
 * still to come: it may be the one that starts a stopped worker, whose first act is to give the browser its rules.
 */
function withNewTabs(choices: Choices, open: readonly OpenTab[]): Choices {
  return open.reduce((now, { id, openerId }) => {
    // The user gave the tab its address since.
    const isKnown = now.shown[id]?.byUser === true || now.openedFrom[id] !== undefined;
    return openerId === null || isKnown ? now : withOpener(now, id, tokensOfOpener(now, openerId));
  }, choices);
}
