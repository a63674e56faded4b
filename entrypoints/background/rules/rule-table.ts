import {
  type NumberedRule,
  sessionRules,
  updateSessionRules,
} from '../../../platform/background/session-rules';
import { sessionValue } from '../session-storage/session-value';

/** Why the rules of a token are not in force although they should be. */
export type Unsent = 'rule-refused' | 'too-many-rules';

/** A rule that the browser has: its number, and the rule itself as it was given or read back. */
export interface RuleInForce {
  readonly id: number;
  readonly rule: object;
}

/** Which session rules the browser has. */
export interface RuleTable {
  readonly nextId: number;
  /** By key. */
  readonly rules: ReadonlyMap<string, RuleInForce>;
  /** By token id. */
  readonly unsent: ReadonlyMap<string, Unsent>;
  /** When the browser was last given or relieved of rules. Milliseconds since 1970. */
  readonly changedAt: number;
}

const inForce = sessionValue('rulesInForce');

/** Only a cache of what the browser says. It holds secrets, so it goes with a lock. */
let cached: RuleTable | null = null;

/** The rules in force. The caller holds the lock `session-rules`. */
export async function readRuleTable(): Promise<RuleTable> {
  cached ??= await look();
  return cached;
}

/** The next who asks compares with what the browser really has, as the first of every worker does. */
export function forgetRuleTable(): void {
  cached = null;
}

/**
 * Takes rules from the browser and gives it others, in one call. The caller holds the lock `session-rules`.
 * @param after what it has then
 * @throws when the browser refuses any of them; then nothing has changed
 */
export async function updateRules(
  removed: readonly number[],
  added: readonly NumberedRule[],
  after: RuleTable,
): Promise<void> {
  const given = removed.length + added.length === 0 ? null : updateSessionRules(removed, added);
  // Meanwhile: a worker that finds numbers here that the browser has not drops them, and rules of no number too.
  const stored = store(after);
  await given;
  await stored;
  cached = after;
}

async function store({ nextId, rules, unsent, changedAt }: RuleTable): Promise<void> {
  const numbers = Object.fromEntries([...rules].map(([key, { id }]) => [key, id]));
  const table = JSON.stringify({ nextId, numbers, unsent: Object.fromEntries(unsent), changedAt });
  try {
    await inForce.write(table);
  } catch {
    // Then the next worker takes these for rules of nobody, and gives them to the browser again.
  }
}

/** Joins what the last worker stored with what the browser has. Rules that nothing explains are removed. */
async function look(): Promise<RuleTable> {
  const [stored, real] = await Promise.all([inForce.read(), sessionRules()]);
  const table = stored ?? { nextId: 1, numbers: {}, unsent: {}, changedAt: Date.now() };
  const rules = new Map<string, RuleInForce>();
  for (const [key, id] of Object.entries(table.numbers)) {
    const rule = real.get(id);
    if (rule !== undefined) rules.set(key, { id, rule });
  }
  const known = new Set([...rules.values()].map(({ id }) => id));
  const unknown = [...real.keys()].filter((id) => !known.has(id));
  if (unknown.length > 0) await updateSessionRules(unknown, []);
  const nextId = [...real.keys()].reduce((next, id) => Math.max(next, id + 1), table.nextId);
  return { nextId, rules, unsent: new Map(Object.entries(table.unsent)), changedAt: table.changedAt };
}

/** Origins of rules by their keys: the token, the kind of rule and the origin. The block rule has none. */
export function originsOf(keys: readonly string[]): readonly string[] {
  return [...new Set(keys.flatMap((key) => key.split(' ').slice(2, 3)))];
}
