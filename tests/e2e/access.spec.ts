import { SAMPLE } from '../servers/sample-tokens';
import { badgeText } from './support/badge';
import { type ExtensionsPage, openExtensionsPage } from './support/extensions-page';
import type { Keybearer, TokenSeen } from './support/keybearer';
import { killWorker } from './support/kill-worker';
import { expect, test } from './support/test';
import { visit } from './support/visit';

const HOST = 'api.pagerduty.com';
const ORIGIN = `https://${HOST}`;
const PATTERN = `${ORIGIN}/*`;
const EU_PATTERN = 'https://api.eu.pagerduty.com/*';
const API = `${ORIGIN}/users/me`;
const LINE = `authorization: Token token=${SAMPLE.pagerdutyUserUs}`;
const TOKEN = { providerId: 'pagerduty', secret: SAMPLE.pagerdutyUserUs, region: 'US' };

const statusOf = async (keybearer: Keybearer, id: string) => (await keybearer.token(id)).status;

/** Ways to withdraw access on the browser's own page, and to give it back. */
interface Withdrawal {
  readonly how: string;
  withdraw(extensions: ExtensionsPage): Promise<void>;
  giveBack(extensions: ExtensionsPage): Promise<void>;
}

const WITHDRAWALS: readonly Withdrawal[] = [
  {
    how: 'only on sites of a list',
    withdraw: (extensions) => extensions.setHostAccess('ON_SPECIFIC_SITES'),
    giveBack: (extensions) => extensions.addHost(PATTERN),
  },
  {
    how: 'only on a click',
    withdraw: (extensions) => extensions.setHostAccess('ON_CLICK'),
    giveBack: (extensions) => extensions.setHostAccess('ON_ALL_SITES'),
  },
  {
    how: 'one site off the list',
    async withdraw(extensions) {
      await extensions.setHostAccess('ON_SPECIFIC_SITES');
      await extensions.addHost(PATTERN);
      await extensions.addHost(EU_PATTERN);
      await extensions.removeHost(PATTERN);
    },
    giveBack: (extensions) => extensions.addHost(PATTERN),
  },
];

// Proves P7: Access taken away in the browser’s own pages is seen at once.
// Proves P9: A token without access does not claim to be sent.
test.describe('access withdrawn in the browser', () => {
  test.use({ build: 'chrome-mv3-e2e' });
  for (const { how, withdraw, giveBack } of WITHDRAWALS) {
    test(`${how}: seen at once, nothing sent; given back: sent again`, async ({
      keybearer,
      browserSession,
      replica,
      tab,
    }) => {
      const { id } = await keybearer.add(TOKEN);
      await keybearer.ask('result.dismiss');
      expect(await visit(tab, replica, API)).toEqual([LINE]);
      const tabId = await keybearer.tabId(tab);
      const extensions = await openExtensionsPage(browserSession);

      await withdraw(extensions);
      await expect.poll(() => statusOf(keybearer, id)).toBe('no-access');
      expect(await keybearer.token(id)).toMatchObject({ on: true, missingAccess: [ORIGIN] });
      expect(await visit(tab, replica, API)).toEqual([]);
      await expect.poll(() => badgeText(browserSession, tabId)).toBe('');
      replica.log.clear();
      expect(await keybearer.send('token.test', { id })).toMatchObject({ code: 'no-access' });
      expect(replica.log.find({ path: '/users/me' })).toEqual([]);

      await giveBack(extensions);
      await expect.poll(() => statusOf(keybearer, id)).toBe('sent');
      expect(await keybearer.token(id)).toMatchObject({ missingAccess: [] });
      expect(await visit(tab, replica, API)).toEqual([LINE]);
      await expect.poll(() => badgeText(browserSession, tabId)).toBe('1');
    });
  }

  test('while no worker runs: the browser starts one, and open pages say it', async ({
    keybearer,
    browserSession,
  }) => {
    const { id } = await keybearer.add(TOKEN);
    await keybearer.ask('result.dismiss');
    await keybearer.ask('passphrase.later');
    const extensions = await openExtensionsPage(browserSession);
    await keybearer.page.bringToFront();
    await keybearer.page.getByRole('button', { name: /^PagerDuty/ }).click();
    await expect(keybearer.page.getByText(`Sent to ${HOST}`)).toBeVisible();
    await killWorker(browserSession, keybearer.page);
    await extensions.setHostAccess('ON_SPECIFIC_SITES');
    await expect(keybearer.page.getByText(`Not sent: no access to ${HOST}`)).toBeVisible();
    expect(await statusOf(keybearer, id)).toBe('no-access');
  });
});

// Proves P7: Access given in the browser’s own pages finishes only what asked for it.
test.describe('access given in the browser', () => {
  test.use({ build: 'chrome-mv3-e2e' });

  async function draftWithoutAccess(keybearer: Keybearer, region: string | null): Promise<void> {
    await keybearer.ask('draft.put', { text: TOKEN.secret, tabOrigin: null, replacesId: null });
    await keybearer.ask('draft.choose', { providerId: TOKEN.providerId, region, allowedSites: [] });
  }
  const tokens = async (keybearer: Keybearer): Promise<readonly TokenSeen[]> =>
    (await keybearer.snapshot())?.tokens ?? [];

  /** What the click before the prompt asked for, and what has to come of it. */
  const ASKED = [
    { how: 'test', token: { status: 'sent', test: { outcome: 'works' } } },
    { how: 'without-test', token: { status: 'sent', test: null } },
  ] as const;
  for (const { how, token } of ASKED) {
    test(`to a draft that asked for it (${how}): saved without any page`, async ({
      keybearer,
      browserSession,
      replica,
      tab,
    }) => {
      const extensions = await openExtensionsPage(browserSession);
      await extensions.setHostAccess('ON_SPECIFIC_SITES');
      await draftWithoutAccess(keybearer, 'US');
      expect(await keybearer.send('draft.finish', { how })).toMatchObject({ code: 'no-access' });
      await keybearer.ask('draft.asked', { how });
      await killWorker(browserSession, keybearer.page);
      expect(await tokens(keybearer)).toEqual([]);
      replica.log.clear();

      await extensions.addHost(PATTERN);
      await expect.poll(async () => (await tokens(keybearer)).length).toBe(1);
      expect(await tokens(keybearer)).toMatchObject([token]);
      expect(await keybearer.snapshot()).toMatchObject({ draft: null });
      expect(replica.log.find({ host: HOST })).toHaveLength(how === 'test' ? 1 : 0);
      expect(await visit(tab, replica, API)).toEqual([LINE]);
    });
  }

  test('to a draft that did not ask: nothing is saved', async ({ keybearer, browserSession, replica }) => {
    const extensions = await openExtensionsPage(browserSession);
    await extensions.setHostAccess('ON_SPECIFIC_SITES');
    await draftWithoutAccess(keybearer, 'US');
    await extensions.addHost(PATTERN);
    await keybearer.ask('vault.status');
    await keybearer.ask('pause.set', { paused: false });
    expect(await keybearer.snapshot()).toMatchObject({ tokens: [], draft: { state: 'open' } });
    expect(replica.log.find({ host: HOST })).toEqual([]);
  });

  test('to one of two regions is not enough to ask both', async ({ keybearer, browserSession, replica }) => {
    const extensions = await openExtensionsPage(browserSession);
    await extensions.setHostAccess('ON_SPECIFIC_SITES');
    await extensions.addHost(PATTERN);
    await draftWithoutAccess(keybearer, null);
    expect(await keybearer.send('draft.finish', { how: 'test' })).toMatchObject({ code: 'no-access' });
    expect(replica.log.all()).toEqual([]);
    await extensions.addHost(EU_PATTERN);
    await keybearer.ask('draft.finish', { how: 'test' });
    expect(await tokens(keybearer)).toMatchObject([{ region: 'US', origins: [ORIGIN] }]);
  });
});

// Proves P7: Broader access is said in the settings and left alone.
test.describe('access that is broader than asked for', () => {
  const SAID = 'also lets Keybearer act on all sites';

  test.describe('all sites', () => {
    test.use({ build: 'chrome-mv3-e2e-all' });
    test('is said in the settings, with the way to take it back, until it is gone', async ({
      keybearer,
      browserSession,
    }) => {
      await keybearer.add(TOKEN);
      const options = await browserSession.openPopupPage('options.html#sending');
      const section = options.getByRole('region', { name: 'Sites with access' });
      await expect(section).toContainText(SAID);
      await expect(section).toContainText('did not ask for that');
      await expect(section).toContainText('take it back on your browser’s page for this extension');
      const granted = () => options.evaluate(async () => (await chrome.permissions.getAll()).origins);
      const before = await granted();

      await test.step('and is never taken away by us', async () => {
        const { id } = await keybearer.add({ providerId: 'pylon', secret: SAMPLE.pylonUs, region: 'US' });
        await keybearer.ask('token.remove', { id });
        await keybearer.ask('draft.discard');
        expect(await granted()).toEqual(before);
      });

      const extensions = await openExtensionsPage(browserSession);
      await extensions.setHostAccess('ON_SPECIFIC_SITES');
      await extensions.addHost(PATTERN);
      await expect(section).toContainText(HOST);
      await expect(section).not.toContainText('also lets');
    });
  });

  test.describe('exact hosts', () => {
    test.use({ build: 'chrome-mv3-e2e' });
    test('are no reason to warn', async ({ keybearer, browserSession }) => {
      await keybearer.add(TOKEN);
      const options = await browserSession.openPopupPage('options.html#sending');
      const section = options.getByRole('region', { name: 'Sites with access' });
      await expect(section).toContainText(HOST);
      await expect(section).not.toContainText('also lets');
    });
  });
});

// Proves P7: Nothing wider is ever asked for, whatever is typed.
test.describe('a page by its address', () => {
  test.use({ build: 'chrome-mv3-e2e' });
  test('is asked for exactly, and nothing wider ever is', async ({ keybearer }) => {
    await keybearer.add(TOKEN);
    await keybearer.ask('result.dismiss');
    await keybearer.ask('passphrase.later');
    const { page } = keybearer;
    await page.bringToFront();
    await page.getByRole('button', { name: /^PagerDuty/ }).click();
    await page.getByRole('button', { name: 'Change' }).click();
    await page.evaluate(
      `globalThis.asked = []; chrome.permissions.request = async ({ origins }) => (asked.push(...origins), false)`,
    );
    const type = async (address: string) => {
      await page.getByLabel('Another page').fill(address);
      await page.getByRole('button', { name: 'Allow', exact: true }).last().click();
    };
    for (const address of [
      '*.example.com',
      'https://*/*',
      'api.example.com@evil.example',
      '[::1]',
      '10.0.0.1',
    ]) {
      await type(address);
      await expect(page.getByRole('alert')).toContainText('This page can’t be allowed');
    }
    await type('https://docs.example.com/a/page?x=1');
    await expect.poll(() => page.evaluate('globalThis.asked')).toEqual(['https://docs.example.com/*']);
  });
});
