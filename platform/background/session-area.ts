import { browser } from '../browser';

/**
 * `storage.session`: in memory only, never on disk, survives a stopped worker, gone after a
 * browser restart, an extension reload or update. JSON-like values only: Chrome stores a
 * Uint8Array or CryptoKey as `{}` without an error.
 */
export const sessionArea = {
  async get(key: string): Promise<unknown> {
    return (await browser.storage.session.get(key))[key];
  },
  /** Names of everything that is stored. */
  async keys(): Promise<readonly string[]> {
    return Object.keys(await browser.storage.session.get(null));
  },
  async set(entries: Readonly<Record<string, unknown>>): Promise<void> {
    await browser.storage.session.set({ ...entries });
  },
  async remove(keys: readonly string[]): Promise<void> {
    await browser.storage.session.remove([...keys]);
  },
};
