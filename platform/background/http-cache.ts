import { browser } from '../browser';

type Removal = { origins: string[] } | { since: number };
interface BrowsingData {
  remove(options: Removal, what: { cache: true }): Promise<void>;
}

/** Milliseconds. */
const DAY = 86_400_000;

/**
 * Drops what the browser stored of these origins, all pages that it keeps for the back button, and all that it
 * fetched ahead. The last are kept under the page that asked for them, which we can't know: only a call for all
 * sites reaches them, and one for what is younger than tomorrow costs those sites nothing that is stored.
 * Chromium only (no install warning). Firefox would warn at install; there the headers of our rules do it.
 */
export async function purgeHttpCache(origins: readonly string[]): Promise<void> {
  if (origins.length === 0 || !('browsingData' in browser) || browser.browsingData === undefined) return;
  const browsingData = browser.browsingData as unknown as BrowsingData;
  await browsingData.remove({ origins: [...origins] }, { cache: true });
  await browsingData.remove({ since: Date.now() + DAY }, { cache: true });
}
