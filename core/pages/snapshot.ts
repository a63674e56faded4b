import type { TestRun } from '../probe/test-run';
import type { ReachToken } from '../reach/world';
import type { TokenHeader } from '../token/headers';
import type { TestResult } from '../token/outcome';
import type { RevokeCallResult } from '../token/revocation';
import type { Grouping } from '../token/token-list';
import type { PendingTokenView } from './pending-token-view';
import type { PasteView } from './pending-view';
import type { RefusalLeads } from './refusal-leads';

/**
 * What pages may see of an open vault. The background writes it to `storage.session` after every change.
 * It holds no secret, only the last four characters of each token.
 */
export interface Snapshot {
  /** A lock puts a `LockedState` in its place. */
  readonly state: 'open';
  /** `session`: kept in memory until the browser closes. `passphrase`: encrypted and kept. */
  readonly vault: 'session' | 'passphrase';
  readonly paused: boolean;
  readonly tokens: readonly TokenView[];
  /** The one token that was pasted and is not saved yet. */
  readonly draft: PendingTokenView | null;
  /** A paste that is not one token: several, or none. */
  readonly paste: PasteView | null;
  /** Id of a token whose edit view has half-typed text; a popup opens there again. */
  readonly typing: string | null;
  /** A finished test that the user has not seen yet; shown as the popup's next view. */
  readonly result: ResultView | null;
  /** A revocation that ended with a refusal, until the user has seen it. */
  readonly revoked: { readonly providerName: string; readonly label: string; readonly at: number } | null;
  /** What was removed last, while it can still be brought back. */
  readonly removed: RemovedView | null;
  /** A test of many tokens, kept until the user has seen how it ended. */
  readonly testRun: TestRun | null;
  /** Show the card that offers a passphrase, once, after the first success. */
  readonly offerPassphrase: boolean;
  /** Records that could not be opened and were set aside. */
  readonly setAside: readonly SetAsideView[];
  /** True when the last save was damaged and this is the vault as it was before it. */
  readonly fellBack: boolean;
  /** True where a part could not be read, so that tokens or anything else may be missing here. */
  readonly incomplete: boolean;
  readonly ways: readonly UnlockMethodView[];
  /** True after the recovery code was used, until another one takes its place. */
  readonly recoveryUsed: boolean;
  /** When vaults were set aside by starting over. Milliseconds since 1970. */
  readonly asideVaults: readonly number[];
  readonly backup: BackupView;
  readonly settings: Settings;
  /** What the rows of the list of tokens are grouped by. */
  readonly grouping: Grouping;
  /** Tabs of private windows, as far as the user lets us in: a token is sent from them once it is chosen there. */
  readonly privateTabs: readonly number[];
  /** Tabs that a page opened, which may still steer them. */
  readonly openedTabs: readonly number[];
  /** True where the rule engine does not know `topDomains`: pages may use a token in chosen tabs only. */
  readonly pagesNeedChosenTab: boolean;
}

/** What came of saving a token, until the user has seen it. */
export interface ResultView {
  readonly tokenId: string;
  /** Tokens of one paste that were saved together, in its order; empty for one alone. */
  readonly batch: readonly string[];
  /** Tokens of the same account whose place it took. */
  readonly switchedOff: readonly string[];
  /** It replaced a token, and the answers did not tell whether both belong to one account. */
  readonly uncompared: boolean;
}

/** A token, an own API with its tokens, or many tokens. */
export interface RemovedView {
  readonly label: string;
  /** How many tokens and providers one click removed; null where it was one thing with a name. */
  readonly many: { readonly tokens: number; readonly providers: number } | null;
}

export interface Settings {
  /** Minutes without input on the machine before locking; null is never. */
  readonly idleMinutes: number | null;
  readonly lockWithScreen: boolean;
  /** Minutes after an unlock at which it locks whatever happens; null is never. */
  readonly maxSessionMinutes: number | null;
  /** A tab carries a token by itself only after the user opened the API in it. */
  readonly ownVisitsOnly: boolean;
}

/** A way to unlock. */
export interface UnlockMethodView {
  readonly id: string;
  readonly kind: 'passphrase' | 'passkey' | 'recovery';
  /** Milliseconds since 1970; null when that was not noted. */
  readonly createdAt: number | null;
}

export interface SetAsideView {
  readonly id: string;
  /** Empty when it can't be read. */
  readonly label: string;
  readonly problem: 'damaged' | 'missing' | 'swapped' | 'rolled-back' | 'unlisted' | 'unreadable';
}

export interface BackupView {
  readonly lastAt: number | null;
  /** True when tokens were added since, and the user did not say *later* after that. */
  readonly due: boolean;
  /** Tokens that an import changed and that can still be put back as they were. */
  readonly undo: { readonly count: number } | null;
}

/** A token as pages may see it, with everything that its reach depends on. */
export interface TokenView extends ReachToken {
  readonly label: string;
  readonly providerId: string;
  readonly providerName: string;
  readonly region: string | null;
  /** Regions the catalogue knows for this provider, with their hosts. */
  readonly regions: readonly RegionView[];
  readonly lastFour: string;
  /** Header lines with the secret as dots: `Authorization: Token token=••••7Xqk`. */
  readonly headerLines: readonly string[];
  /** Headers sent beside the token, as they are. */
  readonly companions: readonly ExtraHeader[];
  /** Documented sites that could be allowed. */
  readonly suggestedSites: readonly SiteView[];
  readonly on: boolean;
  /** The outcome of the test at adding or replacing that switched it off; null where a user did, and while it is on. */
  readonly switchedOffBy: 'refused' | 'other-region' | null;
  readonly withoutCookies: boolean;
  /** Whether its answers may set cookies. */
  readonly acceptCookies: boolean;
  /** Whether its secret was readable in the settings and the file of another tool. */
  readonly layInClear: boolean;
  /** Whether a GET can change something at this API. */
  readonly getActs: boolean;
  readonly sharedWithApp: boolean;
  /** Tabs whose page is an answer to it. */
  readonly answeredTabs: readonly number[];
  /** Milliseconds since 1970 after which it is no longer sent; null without such a limit. */
  readonly sendUntil: number | null;
  /** Headers with the token in them; with the origins they say which tokens conflict (`areInConflict`). */
  readonly headers: readonly TokenHeader[];
  readonly expiresAt: number | null;
  readonly test: TestResult | null;
  /** What may explain the refusal that the test ended in; null for any other outcome. */
  readonly leads: RefusalLeads | null;
  readonly asks: AskView;
  readonly revocation: RevocationView | null;
  /** What the catalogue of this version says otherwise; null where that is nothing. */
  readonly catalogue: CatalogueView | null;
}

/** A difference between a stored token and today's catalogue. The token goes on as it is. */
export type CatalogueView =
  | { readonly kind: 'gone' }
  | { readonly kind: 'renamed'; readonly name: string }
  | ({ readonly kind: 'changed'; readonly name: string; readonly takeable: boolean } & NewFacts);

/** How a token would be sent, and where. */
export interface NewFacts {
  /** With dots for every secret. */
  readonly headerLines: readonly string[];
  readonly origins: readonly string[];
  readonly pathPrefix: string;
}

/** What a test of a token can ask. */
export interface AskView {
  /** Whether more than one source says what is known of its API. Also of one that the user described. */
  readonly isConfirmed: boolean;
  /** Whether an address to ask is known. Else the user gives one. */
  readonly hasCheck: boolean;
  /** The address that the user gave last; its path is empty where there is none. Null where nobody can give one. */
  readonly at: { readonly origin: string; readonly path: string } | null;
  /** Where usual forms of sending it may be tried, after a refusal; null where they may not. */
  readonly forms: { readonly origin: string; readonly path: string } | null;
}

export interface ExtraHeader {
  readonly name: string;
  readonly value: string;
  readonly sentOn: 'navigation' | 'every-request';
}

export interface RegionView {
  readonly name: string;
  readonly origin: string;
}

export interface SiteView {
  readonly origin: string;
  readonly kind: 'docs' | 'console';
}

export interface RevocationView {
  /** Whether there is a page to delete it at. */
  readonly hasPage: boolean;
  readonly steps: readonly string[];
  readonly nextCheckAt: number | null;
  readonly lastCheck: TestResult | null;
  /** Where its API is: a registered name, or a host. */
  readonly site: string;
  /** Pages of the provider where the way may be found: its console, then its documents. */
  readonly pages: readonly string[];
  /** The call that revokes it; null where only a person can. */
  readonly call: RevokeCallView | null;
  /** How the last such call ended; null where none was begun. */
  readonly lastCall: RevokeCallResult | null;
}

/** A call as it would be made. */
export interface RevokeCallView {
  readonly origin: string;
  /** Everything that is sent, a line each, with dots for every secret. */
  readonly lines: readonly string[];
}
