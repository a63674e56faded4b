import type { BrowserName } from '../suite/vector';

/** Ctrl stands for the Command key on a Mac. */
export type HowToClick = 'left' | 'middle' | 'ctrl' | 'shift';

/** One tab. */
export interface AttackPage {
  /** Goes to an address as if it had been typed, and waits for what comes of it. */
  goto(url: string): Promise<void>;
  /** Runs a script in the page, with the activation of a click. @returns its value as JSON has it */
  evaluate(expression: string): Promise<unknown>;
  /** Puts markup into the page; its scripts run. */
  insert(markup: string): Promise<void>;
  /** Runs a script in the first frame whose address begins so. */
  evaluateInFrame(address: string, expression: string): Promise<unknown>;
  /** Clicks on what the selector finds, with a real pointer; on a frame, in its middle. */
  click(selector: string, how?: HowToClick): Promise<void>;
  /** Brings the tab to the front, as a user does who looks at it. */
  show(): Promise<void>;
  url(): string;
  close(): Promise<void>;
}

/** A browser with one extension under attack in it. */
export interface AttackBrowser {
  readonly name: BrowserName;
  /** Such as `chrome-extension://id`. */
  readonly extensionOrigin: string;
  /** By what name other extensions and pages address it. */
  readonly extensionId: string;
  newPage(): Promise<AttackPage>;
  /**
   * The tab whose address begins so, once there is one, whoever opened it.
   * @param except tabs that are not meant
   */
  tabAt(address: string, except?: readonly AttackPage[]): Promise<AttackPage>;
  /** Stops the extension's background, as the browser does when nothing happens. `page` is any open page. */
  stopBackground(page: AttackPage): Promise<void>;
  /** Opens a page of the extension. */
  openExtensionPage(path: string): Promise<AttackPage>;
  /** Opens a page of another extension, which has no rights. */
  openStrangerPage(): Promise<AttackPage>;
  /** Addresses of all documents that are shown, in tabs and in frames, of whatever process. */
  shownAddresses(): Promise<readonly string[]>;
  /** Does what makes the browser ask for access, and says yes. */
  grant(ask: () => Promise<unknown>): Promise<void>;
  /** Closes every page but these, also those that pages opened. */
  closeAllBut(kept: readonly AttackPage[]): Promise<void>;
  close(): Promise<void>;
}

/** What puts markup into a page; parts that stand in the head go there. */
export const INSERT = `(text) => {
  const parent = /^<(?:link|meta)/.test(text) ? document.head : document.body;
  parent.append(document.createRange().createContextualFragment(text));
}`;
