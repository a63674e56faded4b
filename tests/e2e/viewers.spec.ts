import type { CDPSession } from '@playwright/test';
import { foreignInitiators } from '../../core/rules/foreign-initiators';
import { launchFirefox } from '../support/firefox';
import { runInFirefox } from '../support/firefox-chrome';
import { until } from '../support/until';
import { expect, test } from './support/test';

/** Files that browsers show in a page of their own, whose name is then the initiator of every link in them. */
const FILES = {
  pdf: 'https://evil.example/pdf?link=x',
  json: 'https://evil.example/json?text=https://api.airship.co.uk/',
} as const;

// Proves P2: The block rule names the PDF viewer of the running Chromium.
test('the block rule names the PDF viewer of this Chromium', async ({ browserSession, tab }) => {
  const control = await browserSession.context.newCDPSession(tab);
  await tab.goto(FILES.pdf);
  const viewer = await until('the viewer of Chromium', () => viewerOf(control, browserSession.extensionId));
  expect(foreignInitiators({ topDomains: true })).toContain(viewer);
});

// Proves P2: The block rule names the PDF and JSON viewers of the running Firefox.
test('the block rule names the PDF viewer and the JSON viewer of this Firefox', async ({ replica }) => {
  const firefox = await launchFirefox({
    build: '.output/firefox-mv3-e2e-all',
    replica,
    prefs: { 'devtools.jsonview.enabled': true },
  });
  try {
    const tab = await firefox.newPage();
    const seen: Record<string, string> = {};
    for (const [kind, address] of Object.entries(FILES)) {
      await tab.goto(address);
      seen[kind] = await until(`the ${kind} viewer of Firefox`, async () =>
        viewerHost(await runInFirefox(firefox.browser, originShown(address))),
      );
    }
    expect(foreignInitiators({ topDomains: false })).toEqual(expect.arrayContaining(Object.values(seen)));
  } finally {
    await firefox.close();
  }
});

/** The id of the extension that shows the file, which is none of ours. */
async function viewerOf(control: CDPSession, ours: string): Promise<string | null> {
  const { targetInfos } = await control.send('Target.getTargets');
  const hosts = targetInfos
    .filter(({ url }) => url.startsWith('chrome-extension://'))
    .map(({ url }) => new URL(url).host);
  return hosts.find((host) => host !== ours) ?? null;
}

/** Script: the origin in whose name Firefox shows an address. */
function originShown(address: string): string {
  return `gBrowser.browsers.find(({ currentURI }) => currentURI.spec === ${JSON.stringify(address)})
    ?.browsingContext.currentWindowGlobal.documentPrincipal.origin`;
}

/** The host of a viewer's origin, such as `resource://pdf.js`; null while a site is shown. */
function viewerHost(origin: unknown): string | null {
  return /^resource:\/\/(.+)$/.exec(String(origin))?.[1] ?? null;
}
