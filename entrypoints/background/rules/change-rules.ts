import type { SessionRule } from '../../../core/rules/session-rule';
import { updateSessionRules } from '../../../platform/background/session-rules';
import { notePurge } from './purge-cache';
import { originsOf, type RuleTable, ruleDigest, writeRuleTable } from './rule-table';

/**
 * Gives the browser these rules in one call and touches only those that differ.
 * The caller holds the lock `session-rules`.
 * @throws when the browser refuses any of them; then nothing has changed
 */
export async function changeRules(
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
  const ended = Object.entries(before.rules).filter(([, { id }]) => !keptIds.has(id));
  const removed = ended.map(([, { id }]) => id);
  await notePurge(originsOf(ended.map(([key]) => key)));
  const changes = added.length > 0 || removed.length > 0;
  if (changes) await updateSessionRules(removed, added);
  const changedAt = changes ? Date.now() : before.changedAt;
  const after = { nextId, rules: kept, refused: [...refused], changedAt };
  await writeRuleTable(after);
  return after;
}
