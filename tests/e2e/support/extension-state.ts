import type { Page } from '@playwright/test';

/** Everything that the extension keeps, read by one of its pages. */
export interface ExtensionState {
  readonly session: Readonly<Record<string, unknown>>;
  readonly local: Readonly<Record<string, unknown>>;
  readonly rules: readonly { readonly id: number }[];
}

export function readState(page: Page): Promise<ExtensionState> {
  return page.evaluate(async () => {
    const { storage, declarativeNetRequest } = globalThis.chrome;
    return {
      session: await storage.session.get(null),
      local: await storage.local.get(null),
      rules: await declarativeNetRequest.getSessionRules(),
    };
  });
}

/** All that may stand in the session storage of a locked Keybearer. */
const KEYS_OF_LOCKED = ['choices', 'rules-in-force', 'locked', 'to-note'];

/** Names of what a lock should have taken away. */
export function leftOpen({ session }: ExtensionState): readonly string[] {
  const says = Object(session['snapshot']).state === 'locked' ? ['snapshot'] : [];
  return Object.keys(session).filter((key) => ![...KEYS_OF_LOCKED, ...says].includes(key));
}

type Area = 'session' | 'local';

/** Writes into the extension's storage past the product. */
export function writeStorage(page: Page, area: Area, entries: object): Promise<void> {
  return page.evaluate(
    ([name, values]) => {
      const storage = globalThis.chrome.storage as unknown as Record<
        string,
        { set(entries: object): Promise<void> }
      >;
      return storage[name]?.set(values);
    },
    [area, entries] as const,
  );
}
