import type { Page } from '@playwright/test';
import type { Replica } from '../servers/replica';
import type { LoggedRequest } from '../servers/request-log';
import { SAMPLE } from '../servers/sample-tokens';
import type { ChromiumSession } from '../support/chromium';
import { openRealPopup } from '../support/real-popup';
import { carries } from './support/carried';
import type { Keybearer } from './support/keybearer';
import { expect, test } from './support/test';

const HOST = 'api.pagerduty.com';
const API = `https://${HOST}`;
const WIKI = 'https://other.example/';
const EVIL = 'https://evil.example/';
const SECRET = SAMPLE.pagerdutyUserUs;
const TOKEN = { providerId: 'pagerduty', secret: SECRET, region: 'US' };
const PASSPHRASE = 'sample passphrase for tests';

async function add(keybearer: Keybearer): Promise<string> {
  const { id } = await keybearer.add({ ...TOKEN, how: 'without-test' });
  await keybearer.ask('passphrase.later');
  return id;
}

/** Follows a link on another site's page to an address of the API, in the same tab. */
async function follow(tab: Page, site: string, address: string): Promise<void> {
  await tab.goto(site);
  await tab.evaluate((href) => {
    const link = Object.assign(document.createElement('a'), { href, id: 'go', textContent: 'go' });
    document.body.append(link);
  }, address);
  await tab.click('#go');
  await tab.waitForURL(address);
}

/** Clicks in the card of this tab; our page is in a tab behind it. @returns the tab that opens */
async function click({ page }: Keybearer, session: ChromiumSession, tab: Page, name: string): Promise<Page> {
  await tab.bringToFront();
  const [opened] = await Promise.all([
    session.context.waitForEvent('page'),
    page.getByRole('button', { name, exact: true }).click(),
  ]);
  await opened.waitForLoadState();
  return opened;
}

const asked = (replica: Replica, path: string): readonly LoggedRequest[] =>
  replica.log.find({ host: HOST, path });
const carried = (replica: Replica, path: string): readonly boolean[] =>
  asked(replica, path).map((request) => carries(request, SECRET));

// Proves P2: *Open with the token* opens exactly the shown address, and a risky one after a second click.
test.describe('a link on a page that nobody chose', () => {
  test.use({ build: 'chrome-mv3-e2e' });

  test('ends in a 401, and one click opens that very address with the token in a tab of the user’s own', async ({
    keybearer,
    browserSession,
    replica,
    tab,
  }) => {
    await add(keybearer);
    await follow(tab, WIKI, `${API}/users/me?x=a%20b#part`);
    const { page } = keybearer;
    await tab.bringToFront();
    await expect(
      page.getByText('Another page opened this address, so the token was not sent.'),
    ).toBeVisible();
    await expect(page.getByText('The answer: 401.')).toBeVisible();
    await expect(page.getByText(`GET ${API}/users/me?x=a%20b`, { exact: true })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Reload tab' })).toHaveCount(0);
    const opened = await click(keybearer, browserSession, tab, 'Open it with the token');
    expect(carried(replica, '/users/me')).toEqual([false, true]);
    expect(opened.url()).toBe(`${API}/users/me?x=a%20b`);
    expect(await opened.evaluate(() => window.opener)).toBeNull();
    expect(tab.url()).toBe(`${API}/users/me?x=a%20b#part`);
    const told = await page.evaluate(() => globalThis.chrome.storage.session.get(null));
    expect(JSON.stringify(told)).not.toContain('a%20b');
  });

  test('stays without it on every kind of reload, also ours and the one after an unlock', async ({
    keybearer,
    replica,
    tab,
  }) => {
    await add(keybearer);
    await follow(tab, WIKI, `${API}/users/me`);
    const tabId = await keybearer.tabId(tab);
    await tab.reload();
    await keybearer.ask('tab.reload', { tabId });
    await expect.poll(() => carried(replica, '/users/me').length).toBe(3);
    await keybearer.ask('passphrase.set', { passphrase: PASSPHRASE, proof: null });
    await keybearer.ask('vault.lock');
    const { page } = keybearer;
    await tab.bringToFront();
    await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
    await page.getByRole('button', { name: 'Unlock and reload this tab' }).click();
    await expect(page.getByText('Another page opened this address')).toBeVisible({ timeout: 20_000 });
    expect(carried(replica, '/users/me')).toEqual([false, false, false, false]);
  });

  test('an address that may change something is asked about twice, and the second click is another', async ({
    keybearer,
    browserSession,
    replica,
    tab,
  }) => {
    await add(keybearer);
    await follow(tab, EVIL, `${API}/users/7/delete`);
    const { page } = keybearer;
    await tab.bringToFront();
    await expect(page.getByText('This address may change something.')).toBeVisible();
    await page.getByRole('button', { name: 'Open it with the token' }).click();
    await expect(page.getByRole('button', { name: 'Don’t open it' })).toBeFocused();
    expect(carried(replica, '/users/7/delete')).toEqual([false]);
    await click(keybearer, browserSession, tab, 'Open it anyway');
    expect(carried(replica, '/users/7/delete')).toEqual([false, true]);
  });

  test('the address is read to its end, or not opened at all', async ({ keybearer, tab }) => {
    await add(keybearer);
    const long = `${API}/users/me?x=${'y'.repeat(2_000)}`;
    await follow(tab, EVIL, long);
    const { page } = keybearer;
    await tab.bringToFront();
    await expect(page.getByText('This address is too long to check.')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Open it with the token' })).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'Copy as curl' })).toBeVisible();
  });

  test('a posted form is not opened again', async ({ keybearer, tab }) => {
    await add(keybearer);
    await tab.goto(EVIL);
    await tab.evaluate((action) => {
      const form = Object.assign(document.createElement('form'), { action, method: 'post' });
      document.body.append(form);
      form.submit();
    }, `${API}/users/me`);
    await tab.waitForURL(`${API}/users/me`);
    await tab.bringToFront();
    await expect(keybearer.page.getByText('It was a POST request.')).toBeVisible();
    await expect(keybearer.page.getByRole('button', { name: 'Open it with the token' })).toHaveCount(0);
  });

  test('is opened with the token also where only own visits count', async ({
    keybearer,
    browserSession,
    replica,
    tab,
  }) => {
    await add(keybearer);
    await keybearer.ask('settings.set', { ownVisitsOnly: true });
    await follow(tab, WIKI, `${API}/users/me`);
    await click(keybearer, browserSession, tab, 'Open it with the token');
    await expect.poll(() => carried(replica, '/users/me').at(-1)).toBe(true);
    expect(carried(replica, '/users/me')[0]).toBe(false);
  });
});

test('the page is named where we have access to it, in the popup as the toolbar opens it', async ({
  keybearer,
  browserSession,
  tab,
}) => {
  await add(keybearer);
  await follow(tab, WIKI, `${API}/users/me`);
  await tab.bringToFront();
  const popup = await openRealPopup(browserSession);
  await popup.waitForText('other.example opened this address, so the token was not sent.');
  await popup.close();
});

test('in the side panel no click lands on an address that has just come', async ({
  keybearer,
  browserSession,
  replica,
  tab,
}) => {
  await add(keybearer);
  await keybearer.page.close();
  const panel = await browserSession.openPopupPage('popup.html#panel');
  await follow(tab, EVIL, `${API}/users/me`);
  await tab.bringToFront();
  const open = panel.getByRole('button', { name: 'Open it with the token' });
  await expect(open).toHaveAttribute('aria-disabled', 'true');
  await expect(open).not.toHaveAttribute('aria-disabled');
  await follow(tab, EVIL, `${API}/teams`);
  await expect(panel.getByText(`GET ${API}/teams`)).toBeVisible();
  await expect(open).toHaveAttribute('aria-disabled', 'true');
  await open.dispatchEvent('click');
  await expect(open).not.toHaveAttribute('aria-disabled');
  expect([...carried(replica, '/users/me'), ...carried(replica, '/teams')]).toEqual([false, false]);
});

test.describe('the popup speaks of the last request', () => {
  test('of the page’s own script, and of what was sent before', async ({ keybearer, tab }) => {
    await add(keybearer);
    await tab.goto(`${API}/users/me`);
    const { page } = keybearer;
    await expect(page.getByText('Sent once from this tab · last answer 200')).toBeVisible();
    await tab.evaluate(() => fetch('/users/me').then((answer) => answer.text()));
    await expect(
      page.getByText(/Last request went without the token: GET, 401, .*own script made it/),
    ).toBeVisible();
    await expect(page.getByText('Sent with the token once · last of those 200')).toBeVisible();
    await expect(page.getByText('last answer 200')).toHaveCount(0);
    await tab.reload();
    await expect(page.getByText('Sent 2 times from this tab · last answer 200')).toBeVisible();
    await expect(page.getByText('Last request went without the token')).toHaveCount(0);
  });

  test('of a worker of the site', async ({ keybearer, tab }) => {
    await add(keybearer);
    await tab.goto(`${API}/worker-page`);
    await expect(keybearer.page.getByText('Sent once from this tab')).toBeVisible();
    await tab.evaluate(async (address) => {
      const { active, installing, waiting } = await navigator.serviceWorker.register('/worker.js');
      const { port1, port2 } = new MessageChannel();
      const answered = new Promise((resolve) => Object.assign(port1, { onmessage: resolve }));
      (active ?? waiting ?? installing)?.postMessage({ url: address }, [port2]);
      await answered;
    }, `${API}/users/me`);
    await expect(keybearer.page.getByText(/GET, 401, .*A worker of this site made it/)).toBeVisible();
  });

  test('of a visit before the token could be sent', async ({ keybearer, tab }) => {
    const id = await add(keybearer);
    await keybearer.ask('token.edit', { id, on: false });
    await tab.goto(`${API}/users/me`);
    await keybearer.ask('token.edit', { id, on: true });
    await expect(keybearer.page.getByText('It left before the token was sent from this tab.')).toBeVisible();
    await expect(keybearer.page.getByRole('button', { name: 'Reload tab' })).toBeVisible();
  });
});
