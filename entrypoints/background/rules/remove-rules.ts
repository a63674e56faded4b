import { type Choices, isActive } from '../../../core/browser-session/choices';
import { guestKind } from '../../../core/rules/page-rule';
import { withoutTab } from '../../../core/rules/session-rule';
import { endsSending, isRuleOfPage } from '../../../core/rules/top-level-rules';
import type { TokenRecord } from '../../../core/token/token-record';
import { withoutConflicts } from '../../../core/token/without-conflicts';
import type { OpenVault } from '../../../core/vault/open-vault';
import { exclusive } from '../../../platform/background/exclusive';
import type { NumberedRule } from '../../../platform/background/session-rules';
import { notePurge } from './purge-cache';
import { originsOf, type RuleInForce, readRuleTable, updateRules } from './rule-table';

/**
 * Removes the rules of tokens, and notes that stored answers go with them: `syncAll` drops these. Call it before the
 * change is saved: the worker may die in between.
 */
export function removeRulesOf(...ids: readonly string[]): Promise<void> {
  const wanted = new Set(ids);
  return withdraw((key, rule) => (wanted.has(key.split(' ', 1)[0] ?? '') ? null : rule));
}

/** What a tab loses. */
interface Lost {
  readonly tabId: number;
  /** Ids of tokens. */
  readonly noLongerChosenFor: readonly string[];
  /** Ids of the tokens that it stays chosen for, whatever it shows; null where it still shows the same page. */
  readonly stillChosenFor: readonly string[] | null;
}

/**
 * Takes a tab from rules at once, before it is noted that its page has gone. Other tabs keep theirs: a visit that
 * begins there meanwhile must not lose its token.
 * @param note writes down that the tab has lost it; no other change of rules comes between
 */
export function removeTabFromRules(
  { tabId, noLongerChosenFor, stillChosenFor }: Lost,
  note: () => Promise<unknown>,
): Promise<void> {
  const isMeant = (key: string): boolean => {
    const [id = ''] = key.split(' ');
    const ofThePage = stillChosenFor !== null && isRuleOfPage(key) && !stillChosenFor.includes(id);
    return noLongerChosenFor.includes(id) || ofThePage;
  };
  return withdraw((key, rule) => (isMeant(key) ? withoutTab(rule, tabId) : rule), note);
}

/** Takes away at once what lets the page of a tab use a token. @param note as in `removeTabFromRules` */
export function removeGuestRules(tabId: number, id: string, note: () => Promise<unknown>): Promise<void> {
  return withdraw((key, rule) => (key.startsWith(`${id} ${guestKind(tabId)} `) ? null : rule), note);
}

/** @returns what is left of a rule; null for nothing */
type Left = (key: string, rule: object) => object | null;

function withdraw(left: Left, note: () => Promise<unknown> = async () => undefined): Promise<void> {
  return exclusive('session-rules', async () => {
    await takeFromRules(left);
    // Or rules that are made in between would be those of before.
    await note();
  });
}

/** The caller holds the lock `session-rules`. */
async function takeFromRules(left: Left): Promise<void> {
  const table = await readRuleTable();
  const changed = [...table.rules].filter(([key, { rule }]) => left(key, rule) !== rule);
  if (changed.length === 0) return;
  const removed = changed.map(([, { id }]) => id);
  const keys = changed.map(([key]) => key);
  const narrowed = changed.flatMap(([key, { rule }], at) => {
    const rest = left(key, rule);
    return rest === null ? [] : [{ id: table.nextId + at, rule: { ...rest, key } } as NumberedRule];
  });
  const rules = new Map<string, RuleInForce>([...table.rules].filter(([key]) => !keys.includes(key)));
  for (const numbered of narrowed) rules.set(numbered.rule.key, numbered);
  await notePurge(originsOf(keys.filter(endsSending)));
  const nextId = table.nextId + changed.length;
  await updateRules(removed, narrowed, { ...table, nextId, rules, changedAt: Date.now() });
}

/**
 * A token that comes back into use by something other than its own switch. Where it would compete with one that is
 * sent now, it comes back switched off: only the user lets one token take the place of another.
 */
export function withoutTakeover(vault: OpenVault, token: TokenRecord, chosen: Choices): TokenRecord {
  const now = Date.now();
  const others = [...vault.tokens.values()].filter(({ id }) => id !== token.id);
  const [quiet] = withoutConflicts([token], others, (other) => isActive(other, chosen, now));
  return quiet ?? token;
}
