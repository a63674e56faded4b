import type { Replica } from '../servers/replica';
import { SAMPLE } from '../servers/sample-tokens';
import { until } from '../support/until';
import { browserTabs } from './support/browser-tabs';
import { openExtensionsPage } from './support/extensions-page';
import { type Keybearer, keybearerOf } from './support/keybearer';
import { killWorker } from './support/kill-worker';
import { makeRulesCareless } from './support/stored-answers';
import { test as base, expect } from './support/test';

const API = 'https://api.pagerduty.com';
const PAGERDUTY = { providerId: 'pagerduty', secret: SAMPLE.pagerdutyUserUs, region: 'US' };
const LINE = `authorization: Token token=${SAMPLE.pagerdutyUserUs}`;

/** As after the user let the extension into private windows, which starts it again. */
const test = base.extend<{ letIn: boolean }>({
  letIn: [true, { option: true }],
  keybearer: async ({ browserSession, letIn }, use) => {
    if (letIn) {
      const extensions = await openExtensionsPage(browserSession);
      await extensions.letIntoPrivateWindows();
      await extensions.close();
    }
    await use(await keybearerOf(browserSession));
  },
});
test.use({ build: 'chrome-mv3-e2e' });

/** The credential lines of the request for a path. */
async function linesAt(replica: Replica, path: string): Promise<readonly string[]> {
  const request = await replica.log.waitFor((each) => each.path === path);
  return replica.log.headerLines(request, ['authorization']);
}

async function choose(keybearer: Keybearer, id: string, tabId: number): Promise<void> {
  await until(
    'the choice',
    async () => (await keybearer.send('token.choose-tab', { id, tabId, chosen: true })).ok,
  );
}

// Proves P2: A private tab is sent nothing before it is chosen, however it was opened.
test('a private tab is sent nothing until it is chosen, however it was opened', async ({
  keybearer,
  replica,
}) => {
  const tabs = browserTabs(keybearer);
  const { id } = await keybearer.add(PAGERDUTY);
  const { windowId, tabId } = await tabs.openWindow(`${API}/window`, true);
  expect(await linesAt(replica, '/window')).toEqual([]);
  const second = await tabs.open(`${API}/second`, windowId);
  expect(await linesAt(replica, '/second')).toEqual([]);
  await tabs.goTo(tabId, `${API}/typed`);
  expect(await linesAt(replica, '/typed')).toEqual([]);

  await choose(keybearer, id, tabId);
  await tabs.goTo(tabId, `${API}/chosen`);
  expect(await linesAt(replica, '/chosen')).toEqual([LINE]);
  await tabs.goTo(second, `${API}/other`);
  expect(await linesAt(replica, '/other')).toEqual([]);

  await test.step('a copy of it, and a tab opened beside it, are not chosen', async () => {
    await tabs.goTo(await tabs.duplicate(tabId), `${API}/copy`);
    expect(await linesAt(replica, '/copy')).toEqual([]);
    await tabs.open(`${API}/beside`, windowId);
    expect(await linesAt(replica, '/beside')).toEqual([]);
  });

  await test.step('and it is no longer chosen once it left the API', async () => {
    await tabs.goTo(tabId, 'https://other.example/');
    await until('the end of the choice', async () => (await keybearer.token(id)).chosenTabs.length === 0);
    await tabs.goTo(tabId, `${API}/back`);
    expect(await linesAt(replica, '/back')).toEqual([]);
  });
});

test('many private tabs that are opened at the API are sent nothing, also with a stopped worker', async ({
  browserSession,
  keybearer,
  replica,
}) => {
  const tabs = browserTabs(keybearer);
  await keybearer.add(PAGERDUTY);
  const { windowId } = await tabs.openWindow('about:blank', true);
  for (let round = 0; round < 20; round += 1) {
    if (round % 5 === 4) await killWorker(browserSession, keybearer.page);
    await tabs.open(`${API}/private${round}`, windowId);
    expect(await linesAt(replica, `/private${round}`)).toEqual([]);
  }
});

test('tabs of other windows are sent the token: those there, and new ones after a moment', async ({
  keybearer,
  replica,
}) => {
  const tabs = browserTabs(keybearer);
  const before = await tabs.open('about:blank');
  const { id } = await keybearer.add(PAGERDUTY);
  await tabs.openWindow(`${API}/window`, true);
  await tabs.goTo(before, `${API}/before`);
  expect(await linesAt(replica, '/before')).toEqual([LINE]);

  const after = await tabs.open('about:blank');
  const rules = () =>
    keybearer.page.evaluate(() => globalThis.chrome.declarativeNetRequest.getSessionRules());
  await until('its rules', async () => JSON.stringify(await rules()).includes(String(after)));
  await tabs.goTo(after, `${API}/after`);
  expect(await linesAt(replica, '/after')).toEqual([LINE]);

  await test.step('the one that *Open the API* opens, at once', async () => {
    replica.log.clear();
    await keybearer.ask('token.open', { id });
    const request = await replica.log.waitFor(
      ({ host, path }) => host === new URL(API).host && path !== '/favicon.ico',
    );
    expect(replica.log.headerLines(request, ['authorization'])).toEqual([LINE]);
  });
});

test('the popup says that the tab is private, and chooses it', async ({ keybearer, replica }) => {
  const tabs = browserTabs(keybearer);
  const { id } = await keybearer.add(PAGERDUTY);
  await keybearer.ask('result.dismiss');
  await keybearer.ask('passphrase.later');
  const { tabId } = await tabs.openWindow(`${API}/popup`, true);
  await replica.log.waitFor(({ path }) => path === '/popup');
  // The popup in a tab takes the tab in front of the last window for its own.
  const { page } = keybearer;
  await expect(page.locator('.header-bar')).toContainText('Private');
  await expect(page.getByText('Not sent: in private windows only from tabs you choose')).toBeVisible();
  await page.getByRole('button', { name: 'Use in this tab', exact: true }).click();
  await expect(page.getByText('Sent to api.pagerduty.com')).toBeVisible();
  expect((await keybearer.token(id)).chosenTabs).toEqual([tabId]);
  await tabs.goTo(tabId, `${API}/used`);
  expect(await linesAt(replica, '/used')).toEqual([LINE]);
});

test.describe('where the user does not let us in', () => {
  test.use({ letIn: false });
  test('nothing is sent from a private tab, and rules name no tabs', async ({ keybearer, replica }) => {
    const tabs = browserTabs(keybearer);
    await keybearer.add(PAGERDUTY);
    await tabs.openWindow(`${API}/private`, true).catch(() => null);
    const rules = await keybearer.page.evaluate(() =>
      globalThis.chrome.declarativeNetRequest.getSessionRules(),
    );
    expect(JSON.stringify(rules)).not.toContain('abIds');
    await tabs.open(`${API}/normal`);
    expect(await linesAt(replica, '/normal')).toEqual([LINE]);
    expect(
      replica.log.find({ path: '/private' }).map((each) => replica.log.headerLines(each, ['authorization'])),
    ).toEqual([[]]);
  });
});

for (const careless of [false, true]) {
  // Purges don't reach private windows: there the headers of the rules have to do.
  const what = careless ? 'careless rules would store it, and this file see it' : 'it is asked for again';
  // Proves P5: An answer in a private window is not shown without the token.
  test(`an answer in a private window is not shown without the token: ${what}`, async ({
    browserSession,
    keybearer,
    replica,
  }) => {
    const tabs = browserTabs(keybearer);
    const { id } = await keybearer.add(PAGERDUTY);
    const { tabId } = await tabs.openWindow(`${API}/window`, true);
    await choose(keybearer, id, tabId);
    if (careless) await makeRulesCareless(await browserSession.worker());
    await tabs.goTo(tabId, `${API}/cacheable`);
    expect(await linesAt(replica, '/cacheable')).toEqual([LINE]);
    await keybearer.ask('token.edit', { id, on: false });
    await tabs.goTo(tabId, `${API}/between`);
    await linesAt(replica, '/between');
    replica.log.clear();
    await tabs.goTo(tabId, `${API}/cacheable`);
    await until('the page', () => tabs.shows(tabId, `${API}/cacheable`));
    expect(replica.log.find({ path: '/cacheable' })).toHaveLength(careless ? 0 : 1);
  });
}
