import type { RuleEngine } from '../../core/rules/rule-input';
import type { SessionRule } from '../../core/rules/session-rule';
import { browser } from '../browser';

type UpdateOptions = Parameters<typeof browser.declarativeNetRequest.updateSessionRules>[0];

/** A rule with the number the browser knows it by. */
export interface NumberedRule {
  readonly id: number;
  readonly rule: SessionRule;
}

/**
 * Session rules live in memory, never on disk, but in Chrome they outlive `storage.session`:
 * after a reload of the extension they are still there.
 * @returns by their numbers
 */
export async function sessionRules(): Promise<ReadonlyMap<number, object>> {
  const rules = await browser.declarativeNetRequest.getSessionRules();
  return new Map(rules.map((rule) => [rule.id, rule]));
}

/** How many rules the browser takes; one more refuses the whole change. */
export function mostSessionRules(): number {
  const { MAX_NUMBER_OF_SESSION_RULES: most } = browser.declarativeNetRequest as {
    MAX_NUMBER_OF_SESSION_RULES?: number;
  };
  return most ?? 5000;
}

/**
 * One atomic change: all or nothing. Two concurrent calls may clash, so callers hold a mutex.
 * @throws when the browser refuses any of the rules
 */
export async function updateSessionRules(
  removeRuleIds: readonly number[],
  add: readonly NumberedRule[],
): Promise<void> {
  await browser.declarativeNetRequest.updateSessionRules({
    removeRuleIds: [...removeRuleIds],
    addRules: add.map(({ id, rule }) => ({
      id,
      priority: rule.priority,
      action: rule.action,
      condition: rule.condition,
      // The type of `browser` is older than `topDomains`.
    })) as unknown as UpdateOptions['addRules'] & object,
  });
}

/**
 * The conditions that this rule engine knows. An unknown condition makes `updateSessionRules` throw, so we look first
 * (`RuleConditionKeys`, Chrome 145).
 */
export function ruleEngine(): RuleEngine {
  const api: object = browser.declarativeNetRequest;
  const keys = 'RuleConditionKeys' in api ? api.RuleConditionKeys : undefined;
  return {
    topDomains: typeof keys === 'object' && keys !== null && Object.values(keys).includes('topDomains'),
  };
}
