import type { AttackBrowser, AttackPage } from '../browsers/attack-browser';
import type { BrowserName, NamedVector } from '../suite/vector';

/** What an extension is to send for the suite: the target's token, also for the docs page. */
export interface AttackedToken {
  readonly providerId: string;
  readonly origin: string;
  readonly header: string;
  readonly secret: string;
  /** A page that the user allows to use it, for extensions that know such a thing. */
  readonly docs: string;
}

/** Where a text from elsewhere may come onto the screen. */
export type ShownText = 'label' | 'imported label';

/** How a user makes an extension send nothing for a while. */
export type Silence = 'paused' | 'locked';

/** An extension in a running browser, with the token in force. */
export interface InstalledExtension {
  /** A page of its own that stays open, for vectors that look at what the user sees. */
  readonly page: AttackPage | null;
  /** Paths of its pages that an attacker might frame. */
  readonly pages: readonly string[];
  /** Messages that a stranger might try. */
  readonly messages: readonly unknown[];
  /**
   * Asks the provider about the token as the user's click on *test* does; null where it has no such thing.
   * @returns everything that the extension then shows
   */
  readonly test: (() => Promise<string>) | null;
  /**
   * What it would send a token to, or let use it, when the user pastes that while looking at that page; null
   * where it offers nothing by itself.
   * @returns origins
   */
  readonly offers: ((tab: string, pasted: string) => Promise<readonly string[]>) | null;
  /**
   * Makes it send another token over plain http from the tab at an address; null where it knows no such thing.
   * @param origins those that the token belongs to, one of them the address's
   */
  readonly sendPlain: ((origins: readonly string[], address: string) => Promise<void>) | null;
  /** How often it knows to have sent the token; null where it does not count. */
  readonly sent: (() => Promise<number>) | null;
  /** Whether its rules know that the tab at an address shows an answer to the token; absent where they never do. */
  readonly knowsAnswer?: (address: string) => Promise<boolean>;
  /** Makes it send nothing, lets something happen, and makes it send again; null where it can't. */
  readonly whileSilent: ((how: Silence, act: () => Promise<unknown>) => Promise<void>) | null;
  /** Whether the token is sent from tabs that were chosen for it, and from no other. */
  readonly onlyFromChosenTabs?: boolean;
  /** Chooses the tab at an address for the token; null where it knows no tabs. */
  readonly chooseTab: ((address: string) => Promise<void>) | null;
  /**
   * Opens what a page brought a tab to again, with the token, as the user's click on its card does; null where it has
   * no such thing.
   * @param shown the address that the user saw
   * @param now the one that the tab shows by the time of the click
   */
  readonly openAnew: ((shown: string, now?: string) => Promise<void>) | null;
  /** Ways in which it shows texts that are not the user's own, by name. @returns the markup that is shown */
  readonly shows: Readonly<Partial<Record<ShownText, (text: string) => Promise<string>>>>;
}

/** How the suite talks to one extension. */
export interface Adapter {
  readonly name: string;
  /** Exceptions of `docs/security/P2.md` that it claims to close in that browser. */
  readonly closes?: (browser: BrowserName) => readonly string[];
  /** Vectors that tell it apart from another one under attack; all of them unless it says so. */
  readonly tries?: (vector: NamedVector, browser: BrowserName) => boolean;
  /** Folder of the unpacked extension; null where there is none for that browser. */
  build(browser: BrowserName): string | null;
  /** Makes it send the token, as a user would. */
  install(browser: AttackBrowser, token: AttackedToken): Promise<InstalledExtension>;
  /** What is to be done once the user's own tab is open, and again after it was silent. */
  prepare?(extension: InstalledExtension, home: AttackPage): Promise<void>;
}
