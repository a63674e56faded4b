import { launchChromium } from '../../support/chromium';
import { startXvfb, type Xvfb } from '../../support/xvfb';
import { test } from './test';

/** In a real window: for the browser's own prompt, real keys and the real clipboard. */
export const testOnScreen = test.extend<{ xvfb: Xvfb }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures from the pattern.
  xvfb: async ({}, use) => {
    const xvfb = await startXvfb();
    await use(xvfb);
    await xvfb.stop();
  },
  browserSession: async ({ build, replica, xvfb }, use) => {
    const session = await launchChromium({
      build: `.output/${build}`,
      replica,
      headed: true,
      display: xvfb.display,
    });
    await use(session);
    await session.close();
  },
});
