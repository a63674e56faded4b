import { test as base, type Page } from '@playwright/test';
import { type Replica, startReplica } from '../../servers/replica';
import { SAMPLE_TOKENS } from '../../servers/sample-tokens';
import { type ChromiumSession, launchChromium } from '../../support/chromium';
import { type Keybearer, keybearerOf } from './keybearer';

export { expect } from '@playwright/test';

interface Options {
  /** Folder below `.output`; `chrome-mv3` is what ships. */
  readonly build: string;
  /** Whether pages that were left wait in memory for the back button. */
  readonly backForwardCache: boolean;
}

interface Fixtures {
  readonly replica: Replica;
  readonly browserSession: ChromiumSession;
  /** The popup in a tab, to drive the product by its messages or its views. */
  readonly keybearer: Keybearer;
  /** A tab for the user's own visits. */
  readonly tab: Page;
}

/** A fresh browser with the extension and fresh replicas for every test. */
export const test = base.extend<Options & Fixtures>({
  build: ['chrome-mv3-e2e-all', { option: true }],
  backForwardCache: [false, { option: true }],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures from the pattern.
  replica: async ({}, use) => {
    const replica = await startReplica({ tokens: SAMPLE_TOKENS });
    await use(replica);
    await replica.close();
  },
  browserSession: async ({ build, backForwardCache, replica }, use) => {
    const session = await launchChromium({ build: `.output/${build}`, replica, backForwardCache });
    await use(session);
    await session.close();
  },
  keybearer: async ({ browserSession }, use) => {
    await use(await keybearerOf(browserSession));
  },
  tab: async ({ browserSession }, use) => {
    await use(await browserSession.context.newPage());
  },
});
