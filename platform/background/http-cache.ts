import { browser } from '../browser';

interface BrowsingDataOfOrigins {
  remove(options: { origins: string[] }, what: { cache: true }): Promise<void>;
}

/** Whether stored answers of one host can be dropped; Firefox has the call only with a warning at install. */
export function canPurgeHttpCache(): boolean {
  return 'browsingData' in browser && browser.browsingData !== undefined;
}

/**
 * Drops what the browser stored of these origins, so that no answer fetched with a token is served
 * without it or to another. Chromium only (4 ms, no install warning); Firefox would warn at install
 * and clears no cache by origin, so there the rules' `no-cache` has to do.
 */
export async function purgeHttpCache(origins: readonly string[]): Promise<void> {
  if (origins.length === 0 || !canPurgeHttpCache()) return;
  const browsingData = browser.browsingData as unknown as BrowsingDataOfOrigins;
  await browsingData.remove({ origins: [...origins] }, { cache: true });
}
