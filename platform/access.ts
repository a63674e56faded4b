import { browser } from './browser';

/**
 * A pattern as this browser has it. In Firefox patterns have no ports: it takes one with a port, and then no rule
 * works there (153). A host means all of its ports.
 */
export function browserPattern(pattern: string): string {
  return 'getBrowserInfo' in browser.runtime ? pattern.replace(/:\d+\/\*$/, '/*') : pattern;
}

function asKnown(patterns: readonly string[]): string[] {
  return [...new Set(patterns.map(browserPattern))];
}

/**
 * Asks the browser for access. Firefox refuses unless it is the first call in a click,
 * with nothing awaited before it; Chrome's prompt may close the popup, so the caller can't
 * count on the answer (`permissions.onAdded` in the background finishes).
 * @param patterns match patterns such as `https://api.example.com/*`
 */
export function requestAccess(patterns: readonly string[]): Promise<boolean> {
  // Firefox throws at once for what is no pattern to it, such as one with a port.
  return new Promise((answer) => answer(browser.permissions.request({ origins: asKnown(patterns) })));
}

/** True when the browser lets us act on every one of the patterns now. */
export function hasAccess(patterns: readonly string[]): Promise<boolean> {
  return browser.permissions.contains({ origins: asKnown(patterns) });
}

/** All host patterns that are granted now. */
export async function grantedAccess(): Promise<readonly string[]> {
  return (await browser.permissions.getAll()).origins ?? [];
}

/**
 * Gives access back. False where the browser keeps it, as for hosts granted at install.
 */
export async function returnAccess(patterns: readonly string[]): Promise<boolean> {
  try {
    return await browser.permissions.remove({ origins: asKnown(patterns) });
  } catch {
    return false;
  }
}

/**
 * Calls back on every change of access, also those made in the browser's own pages.
 * @param callback gets the patterns that were added; none when access was taken away
 */
export function followAccess(callback: (added: readonly string[]) => void, signal?: AbortSignal): void {
  const onAdded = ({ origins = [] }: { origins?: string[] }): void => callback(origins);
  const onRemoved = (): void => callback([]);
  browser.permissions.onAdded.addListener(onAdded);
  browser.permissions.onRemoved.addListener(onRemoved);
  signal?.addEventListener('abort', () => {
    browser.permissions.onAdded.removeListener(onAdded);
    browser.permissions.onRemoved.removeListener(onRemoved);
  });
}
