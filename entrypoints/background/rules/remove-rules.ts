import { type Choices, isActive } from '../../../core/browser-session/choices';
import { guestKind } from '../../../core/rules/page-rule';
import { withoutTab } from '../../../core/rules/session-rule';
import { endsSending, isRuleOfPage } from '../../../core/rules/top-level-rules';
import type { TokenRecord } from '../../../core/token/token-record';
import { withoutConflicts } from '../../../core/token/without-conflicts';
import type { OpenVault } from '../../../core/vault/open-vault';
import { exclusive } from '../../../platform/background/exclusive';
import type { NumberedRule } from '../../../platform/background/session-rules';
import { notePurge, purgeAllNoted } from './purge-cache';
import { originsOf, type RuleInForce, readRuleTable, updateRules } from './rule-table';

/** Removes the rules and stored answers of tokens. Call it before the change is saved: the worker may die in between. */
export function removeRulesOf(...ids: readonly string[]): Promise<void> {
  const wanted = new Set(ids);
  return withdraw((key, rule) => (wanted.has(key.split(' ', 1)[0] ?? '') ? null : rule));
}

/**
 * Takes a tab from rules at once, before it is noted that its page has gone. Other tabs keep theirs: a visit that
 * begins there meanwhile must not lose its token.
 * @param noLongerChosenFor ids of tokens
 * @param stillChosenFor ids of the tokens that it stays chosen for, whatever it shows; null where it still shows
 *   the same page
 */
export function removeTabFromRules(
  tabId: number,
  noLongerChosenFor: readonly string[],
  stillChosenFor: readonly string[] | null,
): Promise<void> {
  const isMeant = (key: string): boolean => {
    const [id = ''] = key.split(' ');
    const ofThePage = stillChosenFor !== null && isRuleOfPage(key) && !stillChosenFor.includes(id);
    return noLongerChosenFor.includes(id) || ofThePage;
  };
  return withdraw((key, rule) => (isMeant(key) ? withoutTab(rule, tabId) : rule));
}

/** Takes away at once what lets the page of a tab use a token. */
export function removeGuestRules(tabId: number, id: string): Promise<void> {
  return withdraw((key, rule) => (key.startsWith(`${id} ${guestKind(tabId)} `) ? null : rule));
}

/** @param left what is left of a rule; null for nothing */
function withdraw(left: (key: string, rule: object) => object | null): Promise<void> {
  return exclusive('session-rules', async () => {
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
    await purgeAllNoted();
  });
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
