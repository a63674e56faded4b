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
  /** Stable name: the token, the kind of rule and the host. `shield` for the shared one. */
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
