import { isSameRule, type SessionRule } from '../../../core/rules/session-rule';
import { endsSending } from '../../../core/rules/top-level-rules';
import type { NumberedRule } from '../../../platform/background/session-rules';
import { notePurge } from './purge-cache';
import { originsOf, type RuleInForce, type RuleTable, updateRules } from './rule-table';

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
