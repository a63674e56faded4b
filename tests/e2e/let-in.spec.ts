import type { Page } from '@playwright/test';
import type { Replica } from '../servers/replica';
import { SAMPLE } from '../servers/sample-tokens';
import { carries } from './support/carried';
import type { Keybearer } from './support/keybearer';
import { expect, test } from './support/test';

/** With access to all sites, so that no prompt comes and only the rules protect the token. */
test.use({ build: 'chrome-mv3-e2e-all' });

const API = 'https://api.pagerduty.com/users/me';
const DOCS = 'https://developer.pagerduty.com';
const EVIL = 'https://evil.example';
const SECRET = SAMPLE.pagerdutyUserUs;
const TOKEN = { providerId: 'pagerduty', secret: SECRET, region: 'US' };
const OFFER = 'Let this page use it';

async function add(keybearer: Keybearer): Promise<void> {
  await keybearer.add({ ...TOKEN, how: 'without-test' });
  await keybearer.ask('passphrase.later');
}

/** Whether a fetch of the page carries the token. */
async function fetched(page: Page, replica: Replica): Promise<boolean> {
  replica.log.clear();
  await page.evaluate((address) => fetch(address).then((answer) => answer.text()), API).catch(() => {});
  const request = await replica.log.waitFor(({ path, method }) => path === '/users/me' && method === 'GET');
  return carries(request, SECRET);
}

// Proves P2: A page let in for one tab loses the token when the tab leaves.
test('docs that nobody ticked are let in for one tab, until it leaves', async ({
  keybearer,
  browserSession,
  replica,
  tab,
}) => {
  await add(keybearer);
  await tab.goto(`${DOCS}/reference`);
  const { page } = keybearer;
  await tab.bringToFront();
  await expect(page.getByText('PagerDuty’s docs. They may not use your token yet')).toBeVisible();
  await expect(page.getByText('Keybearer can’t tell what this page asks the API')).toBeVisible();
  await expect(page.getByText(`until it leaves ${DOCS}.`)).toBeVisible();
  expect(await fetched(tab, replica)).toBe(false);
  await page.getByRole('button', { name: OFFER }).click();
  await expect(
    page.getByText('developer.pagerduty.com may use it in this tab, until the tab leaves.'),
  ).toBeVisible();
  expect(await fetched(tab, replica)).toBe(true);
  await tab.goto(`${DOCS}/another`);
  expect(await fetched(tab, replica)).toBe(true);

  const second = await browserSession.context.newPage();
  await second.goto(DOCS);
  expect(await fetched(second, replica)).toBe(false);
  await second.close();

  await tab.goto(`${EVIL}/`);
  await tab.goto(`${DOCS}/reference`);
  expect(await fetched(tab, replica)).toBe(false);
  await expect(page.getByRole('button', { name: OFFER })).toBeVisible();
});

test('that ends with a click, and with a lock', async ({ keybearer, replica, tab }) => {
  await add(keybearer);
  await keybearer.ask('passphrase.set', { passphrase: 'sample passphrase for tests', proof: null });
  await tab.goto(DOCS);
  const { page } = keybearer;
  await tab.bringToFront();
  await page.getByRole('button', { name: OFFER }).click();
  await page.getByRole('button', { name: 'Stop' }).click();
  await expect(page.getByRole('button', { name: OFFER })).toBeVisible();
  expect(await fetched(tab, replica)).toBe(false);
  await page.getByRole('button', { name: OFFER }).click();
  await expect(page.getByRole('button', { name: 'Stop' })).toBeVisible();
  expect(await fetched(tab, replica)).toBe(true);
  await keybearer.ask('vault.lock');
  expect(await fetched(tab, replica)).toBe(false);
});

test('in the side panel no click lets in a page that has just come to the front', async ({
  keybearer,
  browserSession,
  replica,
  tab,
}) => {
  await add(keybearer);
  await keybearer.page.close();
  const panel = await browserSession.openPopupPage('popup.html#panel');
  const offer = panel.getByRole('button', { name: OFFER });
  const second = await browserSession.context.newPage();
  await second.goto(DOCS);
  await tab.goto(DOCS);
  for (const page of [tab, second]) {
    await page.bringToFront();
    await expect(offer).toHaveAttribute('aria-disabled', 'true');
    await offer.dispatchEvent('click');
    await expect(offer).not.toHaveAttribute('aria-disabled');
    expect(await fetched(page, replica)).toBe(false);
  }
});

// Proves P2: No page is let in where another page opened the tab.
test('docs that another page opened are not let in, but in a tab of their own', async ({
  keybearer,
  browserSession,
  tab,
}) => {
  await add(keybearer);
  const { page } = keybearer;
  for (const features of ['', 'width=500,height=500']) {
    await tab.goto(`${EVIL}/`);
    const [opened] = await Promise.all([
      browserSession.context.waitForEvent('page'),
      tab.evaluate(([url, how]) => void window.open(url, '_blank', how), [DOCS, features] as const),
    ]);
    await opened.waitForURL(`${DOCS}/`);
    expect(await opened.evaluate(() => window.opener !== null)).toBe(true);
    await opened.bringToFront();
    await expect(page.getByText('Another tab opened this one')).toBeVisible();
    await expect(page.getByRole('button', { name: OFFER })).toHaveCount(0);
    const tabId = await keybearer.tabId(opened);
    const { tokens } = (await keybearer.snapshot()) ?? { tokens: [] };
    const input = { id: tokens[0]?.id, tabId, origin: DOCS };
    expect(await keybearer.send('page.let-in', input)).toMatchObject({
      code: 'invalid-input',
      params: { reason: 'page-opened' },
    });
    const [own] = await Promise.all([
      browserSession.context.waitForEvent('page'),
      page.getByRole('button', { name: 'Open it in a tab of its own' }).click(),
    ]);
    await own.waitForURL(`${DOCS}/`);
    expect(await own.evaluate(() => window.opener)).toBeNull();
    await opened.close();
    await own.bringToFront();
    await expect(page.getByRole('button', { name: OFFER })).toBeVisible();
    await own.close();
  }
});

for (const [what, address] of [
  ['a page that frames the docs', `${EVIL}/`],
  ['a sub-domain of the docs', 'https://sub.developer.pagerduty.com/'],
  ['the docs on another port', `${DOCS}:8443/`],
] as const) {
  test(`nothing is offered to ${what}`, async ({ keybearer, tab }) => {
    await add(keybearer);
    await tab.goto(address);
    await tab.bringToFront();
    await expect(keybearer.page.getByText('This tab is not one of your APIs')).toBeVisible();
    await expect(keybearer.page.getByRole('button', { name: OFFER })).toHaveCount(0);
  });
}
