import { browser } from './browser';

/** Reading, to see whether the clipboard still holds what was copied; writing, to empty it. */
const PERMISSIONS = ['clipboardRead', 'clipboardWrite'] as const;

/** Whether the browser lets us clear the clipboard without a click. */
export function mayClearClipboard(): Promise<boolean> {
  return browser.permissions.contains({ permissions: [...PERMISSIONS] });
}

/** Asks the browser for that; the first call in a click, with nothing awaited before it. False when denied. */
export function askToClearClipboard(): Promise<boolean> {
  return browser.permissions.request({ permissions: [...PERMISSIONS] });
}

/** Gives it back. */
export async function returnClipboard(): Promise<void> {
  await browser.permissions.remove({ permissions: [...PERMISSIONS] });
}
