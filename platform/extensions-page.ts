import { browser } from './browser';

/** Firefox lets nobody open its page of extensions. */
export function canShowExtensions(): boolean {
  return !('getBrowserInfo' in browser.runtime);
}

/** Opens the browser's own page of extensions; Edge leads there from the same address. */
export async function showExtensions(): Promise<void> {
  await browser.tabs.create({ url: 'chrome://extensions' });
}
