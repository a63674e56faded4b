/** Request methods as rules spell them. */
export type RuleMethod = 'get' | 'head' | 'post' | 'put' | 'patch' | 'delete';

export interface HeaderChange {
  readonly header: string;
  readonly operation: 'set' | 'remove';
  readonly value?: string;
}

/** Our use of declarativeNetRequest's Condition. Nothing here is optional by accident. */
export interface RuleCondition {
  readonly urlFilter?: string;
  /** RE2 in Chromium, the language's own in Firefox. */
  readonly regexFilter?: string;
  readonly isUrlFilterCaseSensitive?: boolean;
  readonly requestDomains: readonly string[];
  readonly resourceTypes: readonly ('main_frame' | 'xmlhttprequest' | 'other')[];
  readonly requestMethods?: readonly RuleMethod[];
  readonly initiatorDomains?: readonly string[];
  readonly topDomains?: readonly string[];
  readonly tabIds?: readonly number[];
  readonly excludedTabIds?: readonly number[];
}

/** A session rule without its number. Rules are values: equal rules are interchangeable. */
export interface SessionRule {
  /** Stable name: the token, the kind of rule and the host. `block` for the shared one. */
  readonly key: string;
  readonly priority: number;
  readonly action:
    | { readonly type: 'allow' }
    | {
        readonly type: 'modifyHeaders';
        readonly requestHeaders: readonly HeaderChange[];
        readonly responseHeaders?: readonly HeaderChange[];
      };
  readonly condition: RuleCondition;
}

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

/**
 * A rule in force without one of the tabs that it lists; null where that was the last. A rule that lists none, or
 * others, stays the same object.
 */
export function withoutTab(rule: object, tabId: number): object | null {
  const { condition } = rule as Partial<SessionRule>;
  const tabIds = condition?.tabIds;
  if (tabIds?.includes(tabId) !== true) return rule;
  const rest = tabIds.filter((each) => each !== tabId);
  return rest.length === 0 ? null : { ...rule, condition: { ...condition, tabIds: rest } };
}
