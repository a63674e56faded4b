import type { TokenRecord } from '../token/token-record';

/** The abilities of this browser's rule engine; found out at run time, never by its name. */
export interface RuleEngine {
  /** Knows `topDomains` (Chromium 145 and newer). Without it a page rule can't see the top frame. */
  readonly topDomains: boolean;
}

/** The facts of a token that its rules need. */
export type RuleToken = Pick<
  TokenRecord,
  | 'id'
  | 'secret'
  | 'fields'
  | 'origins'
  | 'pathPrefix'
  | 'headers'
  | 'companions'
  | 'scope'
  | 'getOnly'
  | 'withoutCookies'
  | 'acceptCookies'
>;

/** A token with the tabs that it may be used in. */
export interface RuleSubject {
  readonly token: RuleToken;
  /** Sites that the user ticked and gave access to. */
  readonly pages: readonly string[];
  readonly chosenTabs: readonly number[];
  /** By tab id, the origin of a page that the user let use the token there, until the tab leaves. */
  readonly guests: Readonly<Record<string, string>>;
  /**
   * Tabs that are in no private window, where the user lets us into those; else null. Rules know no private
   * windows, only tabs, so an automatic token is then for these tabs and the chosen ones.
   */
  readonly normalTabs: readonly number[] | null;
  /** Tabs that were opened from a chosen one. */
  readonly openedTabs: readonly number[];
  /** Tabs that are open; null while no tab is chosen for any token. */
  readonly openTabs: readonly number[] | null;
  /** By tab id, the origin of the API or of an allowed page that the user opened there. */
  readonly visits: Readonly<Record<string, string>>;
  /** Whether an address that no page caused is sent the token in those tabs only. */
  readonly ownVisitsOnly: boolean;
  /** By tab id, the origin of the page there that was answered to this token. */
  readonly answered: Readonly<Record<string, string>>;
}
