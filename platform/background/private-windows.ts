import { browser } from '../browser';

/**
 * Whether the user lets us into private windows, which the browser does not unless asked. The extension is then
 * one for both kinds of windows (`spanning`), and a change of this setting starts it again.
 */
export function seesPrivateWindows(): Promise<boolean> {
  return browser.extension.isAllowedIncognitoAccess();
}
