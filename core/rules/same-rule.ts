import type { SessionRule } from './session-rule';

/**
 * Whether a rule says the same as one that the browser has, whatever the order of its parts. The browser's copy
 * has a number in the place of the key, and Firefox adds parts that say nothing.
 * @param inBrowser as it was given, or read back
 */
export function isSameRule(inBrowser: object, rule: SessionRule): boolean {
  const { priority, action, condition } = inBrowser as Partial<SessionRule>;
  return (
    inBrowser === rule ||
    (priority === rule.priority && isSame(action, rule.action) && isSame(condition, rule.condition))
  );
}

function isSame(one: unknown, other: unknown): boolean {
  if (one === other || (one ?? null) === (other ?? null)) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const [mine, theirs] = [one as Parts, other as Parts];
  for (const key in mine) if (!isSame(mine[key], theirs[key])) return false;
  for (const key in theirs) if (!(key in mine) && !isSame(undefined, theirs[key])) return false;
  return true;
}

type Parts = Readonly<Record<string, unknown>>;
