import { purgeHttpCache } from '../../../platform/background/http-cache';

/** Drops stored answers of these origins; a browser that can't is no reason to stop. */
export async function purgeCacheOf(origins: readonly string[]): Promise<void> {
  try {
    await purgeHttpCache([...new Set(origins)]);
  } catch {
    // The rules' `no-cache` still keeps a stored answer from being given to another token.
  }
}
