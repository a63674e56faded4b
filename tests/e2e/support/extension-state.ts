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
