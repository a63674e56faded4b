import type { Competitor } from '../token/conflicts';

/**
 * Why a token is or is not sent, whatever the tab, read from rules and access in force. With `no-tab-chosen` and
 * `no-visit` it only waits for a tab.
 */
export type TokenStatus =
  | 'sent'
  | 'off'
  | 'paused'
  | 'no-access'
  | 'no-tab-chosen'
  | 'no-visit'
  | 'revoking'
  /** Its key goes in no header, so nothing can send it. */
  | 'no-header'
  | 'rule-refused'
  | 'too-many-rules';

/** Why a request goes without a token, in the order in which a user would fix them. */
export type NotSentBecause =
  | 'revoking'
  | 'no-header'
  | 'off'
  | 'paused'
  | 'no-access'
  | 'too-many-rules'
  | 'rule-refused'
  | 'other-host'
  | 'other-path'
  /** Below the path prefix for the browser, and maybe another path for the server. */
  | 'escaped-path'
  | 'frame'
  | 'worker'
  | 'other-method'
  /** Neither the tab nor, for a token that goes to every tab, its window was chosen: it is a private one. */
  | 'private-window'
  | 'other-tab'
  /** Another token would set the same header there. */
  | 'conflict'
  /** A page caused it that may not use the token. */
  | 'foreign-page'
  /** The user did not open the API, or the page with the link, in that tab. */
  | 'no-visit'
  /** It saves what the tab shows, and that is no answer to the token. */
  | 'no-answer';

export type Reach = { readonly sent: true } | { readonly sent: false; readonly because: NotSentBecause };

/** As much of a token as its reach depends on, without secrets. Views have it; `reachToken` makes it of a record. */
export interface ReachToken extends Competitor {
  readonly pathPrefix: string;
  readonly allowedSites: readonly string[];
  /** As it is sent: over plain http from chosen tabs only, whatever its record says. */
  readonly scope: 'automatic' | 'chosen-tabs';
  readonly getOnly: boolean;
  /** It goes somewhere over plain http: from chosen tabs only, and what a page causes goes without it. */
  readonly plainHttp: boolean;
  readonly status: TokenStatus;
  readonly chosenTabs: readonly number[];
  /** Tabs that were opened from a chosen one: conflicting tokens are not sent from there. */
  readonly openedTabs: readonly number[];
  /** By tab id, origin of the page that may use it there until the tab leaves. */
  readonly guests: Readonly<Record<number, string>>;
  /** Its origins and allowed pages that the browser gives no access to. */
  readonly missingAccess: readonly string[];
}

/** What else decides whether a tab is a token's. */
export interface TabWorld {
  /** All tokens, as some may be in each other's way. */
  readonly tokens: readonly ReachToken[];
  /** Tabs in no private window; null where the browser keeps us out of these, so that every tab counts as one. */
  readonly normalTabs: readonly number[] | null;
  /** Tabs that rules can name; null where that makes no difference, as no tab is chosen. */
  readonly openTabs: readonly number[] | null;
}

/** What else decides whether a request carries a token. */
export interface World extends TabWorld {
  /** By tab id, the page it shows: whether the user opened it, and the tokens that the request for it carried. */
  readonly shown: Readonly<
    Record<
      string,
      { readonly origin: string; readonly byUser: boolean; readonly sentWith: readonly string[] }
    >
  >;
  /** A tab carries a token by itself only after the user opened the API in it. */
  readonly ownVisitsOnly: boolean;
  /** The rule engine does not see the top frame: pages may use a token in chosen tabs only. */
  readonly pagesNeedChosenTab: boolean;
}

/** The cause of a request. */
export interface ReachCause {
  /** `page`: for what the tab shows. `script`: by the page that the tab shows. `other`: to save what it shows. */
  readonly kind: 'page' | 'script' | 'frame' | 'worker' | 'other';
  /** Origin of the page that caused it, or the word `null` for an opaque one; null where no page did. */
  readonly initiator: string | null;
}

export interface ReachRequest {
  readonly tabId: number;
  /** As browsers write it in a request: without a user name, the host in lower case, with a slash behind it. */
  readonly url: string;
  readonly method: string;
  readonly cause: ReachCause;
}

/** A tab, and the address it shows where we may see it. */
export interface TabShown {
  readonly id: number | null;
  readonly url: string | null;
}
