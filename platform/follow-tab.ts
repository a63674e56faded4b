import { browser } from './browser';

/**
 * Calls back when another tab comes to the front or the front tab changes its address.
 * A popup closes before that happens; the side panel and the options page stay.
 */
export function followTab(callback: () => void): void {
  browser.tabs.onActivated.addListener(callback);
  browser.tabs.onUpdated.addListener(callback);
  browser.windows.onFocusChanged.addListener(callback);
  // Where a window closes, the one behind it comes to the front, and not every system says that it has the focus.
  browser.windows.onRemoved.addListener(callback);
}
