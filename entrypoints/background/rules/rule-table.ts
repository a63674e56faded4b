import * as v from 'valibot';
import { toBase64 } from '../../../core/bytes/base64';
import { sha256 } from '../../../core/bytes/sha256';
import { toUtf8 } from '../../../core/bytes/utf8';
import type { SessionRule } from '../../../core/rules/session-rule';
import { SESSION_KEYS } from '../../../core/session/session-keys';
import { sessionRuleIds, updateSessionRules } from '../../../platform/background/session-rules';
import { sessionStorage } from '../../../platform/background/session-storage';

const ruleTableSchema = v.strictObject({
  /** Numbers are never used twice, so a table that is older than the rules shows. */
  nextId: v.number(),
  /** By key of the rule: its number, and a digest instead of the header it sets. */
  rules: v.record(v.string(), v.strictObject({ id: v.number(), digest: v.string() })),
  /** Ids of tokens whose rules the browser refused. */
  refused: v.array(v.string()),
  /** When the browser was last given or relieved of rules. Milliseconds since 1970. */
  changedAt: v.number(),
});
/** Which session rules the browser has. */
export type RuleTable = v.InferOutput<typeof ruleTableSchema>;

/** The first look of a worker compares with what the browser really has. */
let compared = false;

/** The rules in force. Rules that the table does not explain are removed. */
export async function readRuleTable(): Promise<RuleTable> {
  const parsed = v.safeParse(ruleTableSchema, await sessionStorage.get(SESSION_KEYS.rulesInForce));
  const table: RuleTable = parsed.success
    ? parsed.output
    : { nextId: 1, rules: {}, refused: [], changedAt: Date.now() };
  if (compared) return table;
  const real = await sessionRuleIds();
  compared = true;
  const known = Object.values(table.rules).map(({ id }) => id);
  if (real.length === known.length && known.every((id) => real.includes(id))) return table;
  await updateSessionRules(real, []);
  const nextId = Math.max(table.nextId, ...real.map((id) => id + 1));
  const reset = { nextId, rules: {}, refused: [], changedAt: Date.now() };
  await writeRuleTable(reset);
  return reset;
}

/** Notes what the browser has been given. */
export async function writeRuleTable(table: RuleTable): Promise<void> {
  await sessionStorage.set({ [SESSION_KEYS.rulesInForce]: table });
}

/** Tells two versions of a rule apart without keeping the secret in it. */
export async function ruleDigest(rule: SessionRule): Promise<string> {
  return toBase64(await sha256(toUtf8(JSON.stringify(rule))));
}

/** Origins of rules by their keys: the token, the kind of rule and the origin. The shield has none. */
export function originsOf(keys: readonly string[]): readonly string[] {
  return [...new Set(keys.flatMap((key) => key.split(' ').slice(2, 3)))];
}
