import { expect, test } from '@playwright/test';
import type { Page } from 'puppeteer-core';
import { type Replica, startReplica } from '../servers/replica';
import { SAMPLE, SAMPLE_TOKENS } from '../servers/sample-tokens';
import { type FirefoxSession, launchFirefox } from '../support/firefox';
import { until } from '../support/until';
import { carries } from './support/carried';

const API = 'https://api.pagerduty.com';
const DOCS = 'https://developer.pagerduty.com';
const SECRET = SAMPLE.pagerdutyUserUs;

let replica: Replica;
let firefox: FirefoxSession;
let popup: Page;

test.beforeAll(async () => {
  replica = await startReplica({ tokens: SAMPLE_TOKENS });
  firefox = await launchFirefox({ build: '.output/firefox-mv3-e2e-all', replica });
  popup = await firefox.openPopupPage();
  await until('a background that is ready', async () => 'ok' in Object(await send('vault.status')));
  await ask('draft.put', { text: SECRET, tabOrigin: null, replacesId: null });
  await ask('draft.choose', { providerId: 'pagerduty', region: 'US', allowedSites: [] });
  await ask('draft.finish', { how: 'without-test' });
  await ask('result.dismiss', {});
});

test.afterAll(async () => {
  await firefox?.close();
  await replica?.close();
});

const send = (name: string, input: object = {}): Promise<unknown> =>
  popup.evaluate((message) => globalThis.browser.runtime.sendMessage(message), { name, input });

async function ask(name: string, input: object): Promise<void> {
  expect(await send(name, input)).toEqual(expect.objectContaining({ ok: true }));
}

/** The token as the snapshot has it, and the browser's id of the tab that shows an address. */
async function tokenAndTab(address: string): Promise<{ tokenId: string; tabId: number; page: unknown }> {
  const look = async (url: string) => {
    const { session } = globalThis.browser.storage;
    const stored = { ...(await session.get('snapshot')), ...(await session.get('seen-requests')) };
    const tabs = await globalThis.browser.tabs.query({});
    return { stored, tabId: tabs.find((tab) => tab.url === url)?.id ?? -1 };
  };
  const { stored, tabId } = await popup.evaluate(look, address);
  const { snapshot, 'seen-requests': seen } = stored as unknown as {
    snapshot: { tokens: { id: string }[] };
    'seen-requests'?: Record<number, { shown: unknown }>;
  };
  return { tokenId: snapshot.tokens[0]?.id ?? '', tabId, page: seen?.[tabId]?.shown ?? null };
}

const carried = (path: string): readonly boolean[] =>
  replica.log.find({ path }).map((request) => carries(request, SECRET));

// Proves P2: *Open with the token* opens a tab without an opener in Firefox.
test('Firefox: what a page opened is opened anew with the token, without an opener and a fragment', async () => {
  const tab = await firefox.newPage();
  await tab.goto('https://other.example/');
  const address = `${API}/users/me?x=1#part`;
  await tab.evaluate((url) => void setTimeout(() => location.assign(url)), address);
  // The request is told of before its answer.
  const { page, tokenId, tabId } = await until('the answer to the page', async () => {
    const found = await tokenAndTab(address);
    return typeof Object(found.page).status === 'number' ? found : null;
  });
  expect(page).toMatchObject({ byPage: true, carried: [], status: 401, method: 'GET' });
  await ask('tab.reload', { tabId });
  await until('the reload', () => carried('/users/me').length === 2);
  await until('its answer', async () => (await tokenAndTab(address)).page !== null);
  const url = `${API}/users/me?x=1`;
  expect(await send('tab.open-with-token', { tokenId, tabId, url: `${url}2` })).toMatchObject({
    code: 'not-opened',
    params: { reason: 'tab-moved' },
  });
  await ask('tab.open-with-token', { tokenId, tabId, url });
  await until('the visit of the user’s own', () => carried('/users/me').includes(true));
  expect(carried('/users/me')).toEqual([false, false, true]);
  const own = await until('the new tab', async () =>
    (await firefox.browser.pages()).find((each) => each.url() === url),
  );
  expect(await own.evaluate('window.opener')).toBeNull();
});

test('Firefox: a page of the provider is let in for one tab, until it leaves', async () => {
  const tab = await firefox.newPage();
  await tab.goto(`${DOCS}/`);
  const fetched = async () => {
    replica.log.clear();
    await tab
      .evaluate((url) => fetch(url).then((answer) => answer.text()), `${API}/users/me`)
      .catch(() => '');
    await replica.log.waitFor(({ path, method }) => path === '/users/me' && method === 'GET');
    return carried('/users/me').at(-1);
  };
  expect(await fetched()).toBe(false);
  const { tokenId, tabId } = await tokenAndTab(`${DOCS}/`);
  await ask('page.let-in', { id: tokenId, tabId, origin: DOCS });
  expect(await fetched()).toBe(true);
  await tab.goto('https://evil.example/');
  await tab.goto(`${DOCS}/`);
  expect(await fetched()).toBe(false);
  await tab.goto('https://evil.example/');
  await tab.evaluate((url) => void window.open(url), `${DOCS}/opened`);
  const opened = await until('docs that a page opened', async () => {
    const found = await tokenAndTab(`${DOCS}/opened`);
    return found.tabId < 0 ? null : found;
  });
  expect(await send('page.let-in', { id: tokenId, tabId: opened.tabId, origin: DOCS })).toMatchObject({
    params: { reason: 'page-opened' },
  });
});
