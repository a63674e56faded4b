import type { BrowserName } from '../suite/vector';

/** With what a real pointer clicks. */
export type ClickWith = 'left' | 'middle' | 'control' | 'shift';

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
  /** Clicks on what the selector finds, with a real pointer. */
  click(selector: string): Promise<void>;
  /** Clicks on a point of what is shown, in CSS pixels from its upper left, whatever is there. */
  clickAt(x: number, y: number, clickWith: ClickWith): Promise<void>;
  /** Drops an address that was dragged from elsewhere. Chromium is driven on pages only, Firefox on its tab strip only. */
  drop(url: string): Promise<void>;
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

/** The part of both browsers' drivers that moves a pointer. */
interface Pointing {
  readonly mouse: { click(x: number, y: number, options: { button: 'left' | 'middle' }): Promise<unknown> };
  readonly keyboard: {
    down(key: 'Control' | 'Shift'): Promise<unknown>;
    up(key: 'Control' | 'Shift'): Promise<unknown>;
  };
}

const KEYS = { control: 'Control', shift: 'Shift' } as const;

/** Clicks with a real pointer, and with a key held down where it says so. */
export async function clickAt({ mouse, keyboard }: Pointing, x: number, y: number, clickWith: ClickWith) {
  if (clickWith === 'left' || clickWith === 'middle') {
    await mouse.click(x, y, { button: clickWith });
    return;
  }
  await keyboard.down(KEYS[clickWith]);
  await mouse.click(x, y, { button: 'left' });
  await keyboard.up(KEYS[clickWith]);
}
