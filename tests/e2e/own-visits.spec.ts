import type { Page } from '@playwright/test';
import { SAMPLE } from '../servers/sample-tokens';
import { launchChromium } from '../support/chromium';
import { loadBoth, smallExtension } from './support/altered-build';
import { carries } from './support/carried';
import { keybearerOf } from './support/keybearer';
import { expect, test } from './support/test';

/** Access to the APIs only, as a user gives it. */
test.use({ build: 'chrome-mv3-e2e' });

const API = 'https://api.airship.co.uk';
const EVIL = 'https://evil.example';
const AIRSHIP = { providerId: 'airship-uk', secret: SAMPLE.airship };
const LINE = `authorization: Bearer ${SAMPLE.airship}`;

/** A frame whose origin nobody can name takes the whole tab to an address. */
const FRAMED = `<iframe sandbox="allow-scripts allow-top-navigation" srcdoc="<script>top.location='{url}'</script>"></iframe>`;
const AHEAD = `<script type="speculationrules">{"prerender":[{"urls":["{url}"],"eagerness":"immediate"}]}</script>`;

async function insert(page: Page, markup: string, url: string): Promise<void> {
  const add = (text: string) => document.body.append(document.createRange().createContextualFragment(text));
  // The page may be gone before the call has returned.
  await page.evaluate(add, markup.replaceAll('{url}', url)).catch(() => {});
}

// Proves P2: *Send only after I opened the API myself* tells typed, linked and hidden visits apart.
test.describe('only after the user opened the API', () => {
  test.beforeEach(async ({ keybearer, replica }) => {
    await keybearer.add(AIRSHIP);
    await keybearer.ask('settings.set', { ownVisitsOnly: true });
    // The test of the token was a request of our own.
    replica.log.clear();
  });

  test('a typed address ends with the token, and from then on it is sent at once', async ({
    replica,
    tab,
  }) => {
    await tab.goto(`${API}/first`).catch(() => {});
    await replica.log.waitFor((request) => request.path === '/first' && carries(request, SAMPLE.airship));
    await expect(tab.locator('#reached')).toContainText('Sample Head Office');
    // The first of the two is often taken back before it leaves.
    const lines = replica.log
      .find({ path: '/first' })
      .map((request) => replica.log.headerLines(request, ['authorization']));
    expect([[[LINE]], [[], [LINE]]]).toContainEqual(lines);
    await tab.goto(`${API}/second`);
    await tab.reload();
    const later = replica.log.find({ path: '/second' });
    expect(later.map((request) => carries(request, SAMPLE.airship))).toEqual([true, true]);
  });

  test('nothing that a page hides behind carries it, nor does a typed redirect', async ({
    browserSession,
    replica,
    tab,
  }) => {
    for (const [path, markup] of [
      ['/framed', FRAMED],
      ['/ahead', AHEAD],
    ] as const) {
      const page = await browserSession.context.newPage();
      await page.goto(EVIL);
      await insert(page, markup, API + path);
      const request = await replica.log.waitFor((seen) => seen.path === path);
      expect(carries(request, SAMPLE.airship)).toBe(false);
    }
    await tab.goto(`${EVIL}/redirect?to=${API}/typed`);
    await expect(tab.locator('#reached')).toContainText('"authenticated":null');
    // A visit of the user's own comes after all of that, so what was to follow it has come.
    await tab.goto(`${API}/own`).catch(() => {});
    await replica.log.waitFor((request) => request.path === '/own' && carries(request, SAMPLE.airship));
    const carried = replica.log.all().filter((request) => carries(request, SAMPLE.airship));
    expect(new Set(carried.map(({ path }) => path))).toEqual(new Set(['/own']));
  });

  test('a tab that has left the API is like any other', async ({ keybearer, replica, tab }) => {
    await tab.goto(`${API}/here`).catch(() => {});
    await expect(tab.locator('#reached')).toContainText('Sample Head Office');
    await tab.goto(EVIL);
    const visits = async () =>
      keybearer.page.evaluate(async () => {
        const { choices } = await globalThis.chrome.storage.session.get('choices');
        return (choices as unknown as { shown: object }).shown;
      });
    await expect.poll(visits).toEqual({});
    await insert(tab, FRAMED, `${API}/back`);
    const request = await replica.log.waitFor((seen) => seen.path === '/back');
    expect(carries(request, SAMPLE.airship)).toBe(false);
  });

  test('links of the API itself are its own, once they are clicked', async ({ replica, tab }) => {
    await tab.goto(`${EVIL}/redirect?to=${API}/`);
    await insert(tab, '<a id="own" href="{url}">go</a>', `${API}/linked`);
    await tab.click('#own');
    await replica.log.waitFor((seen) => seen.path === '/linked' && carries(seen, SAMPLE.airship));
    await expect(tab.locator('#reached')).toContainText('Sample Head Office');
    await insert(tab, '<a id="own" href="{url}">go</a>', `${API}/later`);
    await tab.click('#own');
    const later = await replica.log.waitFor((seen) => seen.path === '/later');
    expect(carries(later, SAMPLE.airship)).toBe(true);
  });
});

// Proves P2: Without that option the activity tells of it, once.
test('without that option a page can do it, and the activity says so, once', async ({
  browserSession,
  keybearer,
  replica,
}) => {
  await keybearer.add(AIRSHIP);
  for (const path of ['/one', '/two']) {
    const page = await browserSession.context.newPage();
    await page.goto(EVIL);
    await insert(page, FRAMED, API + path);
    const request = await replica.log.waitFor((seen) => seen.path === path);
    expect(carries(request, SAMPLE.airship)).toBe(true);
    await page.close();
  }
  const page = await browserSession.openPopupPage('options.html#activity');
  const section = page.locator('section', { hasText: 'Recent activity' });
  await section.getByText('Show', { exact: true }).click();
  await expect(section.getByText('without you opening it: a page that hides its address')).toHaveCount(1);
});

// Proves P9: Another extension that changes the header is noticed.
test('another extension that changes the header is noticed', async ({ replica }) => {
  const other = await smallExtension(OTHER);
  const session = await launchChromium({
    build: '.output/chrome-mv3-e2e',
    replica,
    args: loadBoth('.output/chrome-mv3-e2e', other),
  });
  const keybearer = await keybearerOf(session);
  const { id } = await keybearer.add(AIRSHIP);
  const tab = await session.context.newPage();
  const seen = async () => (await keybearer.token(id)).sentInTab[await keybearer.tabId(tab)];
  await tab.goto(`${API}/changed`);
  const request = await replica.log.waitFor(({ path }) => path === '/changed');
  expect(replica.log.headerLines(request, ['authorization'])).toEqual(['authorization: Bearer other']);
  await expect.poll(seen).toMatchObject({ count: 0, overriddenAt: expect.any(Number) });
  await session.close();
});

const OTHER = {
  'manifest.json': JSON.stringify({
    manifest_version: 3,
    name: 'Other',
    version: '1.0',
    permissions: ['declarativeNetRequestWithHostAccess'],
    host_permissions: ['https://api.airship.co.uk/*'],
    background: { service_worker: 'worker.js' },
  }),
  'worker.js': `chrome.declarativeNetRequest.updateSessionRules({ removeRuleIds: [1], addRules: [{ id: 1, priority: 9,
    action: { type: 'modifyHeaders', requestHeaders: [{ header: 'authorization', operation: 'set', value: 'Bearer other' }] },
    condition: { requestDomains: ['api.airship.co.uk'], resourceTypes: ['main_frame'] } }] });`,
};
