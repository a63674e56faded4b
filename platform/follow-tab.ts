import { browser } from './browser';
import { inWelcome } from './page-place';

/**
 * Calls back when another tab comes to the front or the front tab changes its address.
 * A popup closes before that happens; the side panel and the options page stay. The welcome page has no tab to follow
 * (`thisTab`). It often stays open, and all our pages share a process: its work would delay the popup's first frame.
 */
export function followTab(callback: () => void): void {
  if (inWelcome()) return;
  browser.tabs.onActivated.addListener(callback);
  browser.tabs.onUpdated.addListener(callback);
  browser.windows.onFocusChanged.addListener(callback);
  // Where a window closes, the one behind it comes to the front, and not every system says that it has the focus.
  browser.windows.onRemoved.addListener(callback);
}
