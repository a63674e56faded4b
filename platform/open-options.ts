import { browser } from './browser';

/** Opens the options page in a tab, or comes back to it when it is open. */
export function openOptions(): Promise<void> {
  return browser.runtime.openOptionsPage();
}
