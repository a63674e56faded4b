import type { Page } from '@playwright/test';
import { SAMPLE } from '../servers/sample-tokens';
import { readHeaderVectors } from '../support/header-vectors';
import { until } from '../support/until';
import { carries, headerValues } from './support/carried';
import type { Keybearer } from './support/keybearer';
import { killWorker } from './support/kill-worker';
import { expect, test } from './support/test';
import { visit } from './support/visit';

const ORIGIN = 'https://app.polyteia.com';
const HOST = 'app.polyteia.com';
const LINE = `authorization: Bearer ${SAMPLE.polyteia}`;
const COOKIE = 'polyteia_session=sample-cookie';

const appVector = readHeaderVectors().find(({ name }) => name === 'polyteia-main-page-fetch');

const add = (keybearer: Keybearer) => keybearer.add({ providerId: 'polyteia', secret: SAMPLE.polyteia });

async function choose(keybearer: Keybearer, id: string, tab: Page, chosen = true): Promise<void> {
  await keybearer.ask('token.choose-tab', { id, tabId: await keybearer.tabId(tab), chosen });
}

// Proves P2: On a host shared with a web app, nothing is sent before a tab is chosen.
test('not sent until a tab is chosen', async ({ keybearer, replica, tab }) => {
  const { id, status, chosenTabs } = await add(keybearer);
  expect({ status, chosenTabs }).toEqual({ status: 'no-tab-chosen', chosenTabs: [] });
  expect(await visit(tab, replica, `${ORIGIN}/`)).toEqual([]);
  expect(await visit(tab, replica, `${ORIGIN}/api`)).toEqual([]);
  await choose(keybearer, id, tab);
  expect(await visit(tab, replica, `${ORIGIN}/api`)).toEqual([LINE]);
  expect((await keybearer.token(id)).status).toBe('sent');
  await choose(keybearer, id, tab, false);
  expect(await visit(tab, replica, `${ORIGIN}/api`)).toEqual([]);
});

test('can not be made to be sent in every tab', async ({ keybearer, replica, tab }) => {
  const { id } = await add(keybearer);
  expect(await keybearer.send('token.edit', { id, scope: 'automatic' })).toMatchObject({ ok: false });
  expect(await visit(tab, replica, `${ORIGIN}/api`)).toEqual([]);
});

test('in the chosen tab: the path of the API and nothing else, without cookies', async ({
  browserSession,
  keybearer,
  replica,
  tab,
}) => {
  const { id } = await add(keybearer);
  await tab.goto(`${ORIGIN}/`);
  await choose(keybearer, id, tab);
  const cookies = await browserSession.context.cookies(ORIGIN);
  expect(cookies.map(({ name, value }) => `${name}=${value}`)).toEqual([COOKIE]);

  const cookieOf = (path: string) =>
    replica.log.find({ path, method: 'GET' }).flatMap((each) => headerValues(each, 'cookie'));
  const table = [
    ['/api', [LINE], []],
    ['/api?query=x', [LINE], []],
    ['/api/deeper', [LINE], []],
    ['/', [], [COOKIE]],
    ['/apis', [], [COOKIE]],
    ['/API', [], [COOKIE]],
    ['/v1/api', [], [COOKIE]],
    ['/api.html', [], [COOKIE]],
    ['/?next=/api', [], [COOKIE]],
  ] as const;
  for (const [path, credentials, cookie] of table) {
    expect.soft(await visit(tab, replica, ORIGIN + path), path).toEqual(credentials);
    expect.soft(cookieOf(path.split('?')[0] ?? ''), `cookie at ${path}`).toEqual(cookie);
    expect((await keybearer.token(id)).chosenTabs, `still chosen at ${path}`).toHaveLength(1);
  }
});

test("the provider's own web app keeps its credential and its cookie", async ({
  keybearer,
  replica,
  tab,
}) => {
  const { id } = await add(keybearer);
  await tab.goto(`${ORIGIN}/`);
  await choose(keybearer, id, tab);
  expect(await visit(tab, replica, `${ORIGIN}/api`)).toEqual([LINE]);

  replica.log.clear();
  await tab.goto(`${ORIGIN}/`);
  if (appVector === undefined) throw new Error('no vector for the web app');
  const names = [...appVector.names, 'cookie'];
  const expected = [...appVector.lines, `cookie: ${COOKIE}`];
  for (const [method, path] of [
    ['GET', '/api/session'],
    ['POST', '/api'],
  ] as const) {
    const request = await replica.log.waitFor((each) => each.path === path && each.method === method);
    expect(replica.log.headerLines(request, names), `${method} ${path}`).toEqual(expected);
  }
  await expect(tab.locator('#session')).toContainText('200');
  await expect(tab.locator('#state')).toContainText('200');

  await test.step('a call of the page without a credential of its own gets none', async () => {
    await tab.evaluate(() => fetch('/api', { method: 'POST', body: '{}' }).then(() => ''));
    const bare = replica.log.find({ path: '/api', method: 'POST' }).at(-1);
    expect(bare && replica.log.headerLines(bare, names)).toEqual([`cookie: ${COOKIE}`]);
  });
});

// Proves P2: A chosen tab that leaves the host is chosen no longer.
test.describe('the choice of a tab ends', () => {
  const gone = (keybearer: Keybearer, id: string) =>
    until('the end of the choice', async () => (await keybearer.token(id)).chosenTabs.length === 0);

  const LEAVING: Readonly<Record<string, (tab: Page) => Promise<unknown>>> = {
    'to another site': (tab) => tab.goto('https://other.example/'),
    'to a sub-domain': (tab) => tab.goto('https://sub.app.polyteia.com/'),
    'to the same host over http': (tab) => tab.goto(`http://${HOST}/`),
    'to another port': (tab) => tab.goto(`${ORIGIN}:8443/`),
    'to the documents': (tab) => tab.goto('https://docs.polyteia.com/'),
    'to an empty page': (tab) => tab.goto('about:blank'),
    'by a link of the page': (tab) =>
      Promise.all([
        tab.waitForURL('https://other.example/'),
        tab.evaluate("location.assign('https://other.example/')"),
      ]),
  };
  test('when it leaves the host', async ({ browserSession, keybearer, replica }) => {
    const { id } = await add(keybearer);
    for (const [name, leave] of Object.entries(LEAVING)) {
      await test.step(name, async () => {
        const tab = await browserSession.context.newPage();
        await tab.goto(`${ORIGIN}/`);
        await choose(keybearer, id, tab);
        expect(await visit(tab, replica, `${ORIGIN}/api`)).toEqual([LINE]);
        replica.log.clear();
        await leave(tab);
        await gone(keybearer, id);
        expect(replica.log.all().filter((request) => carries(request, SAMPLE.polyteia))).toEqual([]);
        expect(await visit(tab, replica, `${ORIGIN}/api`)).toEqual([]);
        expect((await keybearer.token(id)).status).toBe('no-tab-chosen');
        await tab.close();
      });
    }
  });

  test('when the tab closes', async ({ browserSession, keybearer, replica, tab }) => {
    const { id } = await add(keybearer);
    await tab.goto(`${ORIGIN}/`);
    await choose(keybearer, id, tab);
    await tab.close();
    await gone(keybearer, id);
    const next = await browserSession.context.newPage();
    expect(await visit(next, replica, `${ORIGIN}/api`)).toEqual([]);
  });

  test('when the browser closes', async ({ browserSession, keybearer, tab }) => {
    const { id } = await add(keybearer);
    await keybearer.ask('passphrase.set', { passphrase: 'sample passphrase for tests', proof: null });
    await tab.goto(`${ORIGIN}/`);
    await choose(keybearer, id, tab);
    await browserSession.restart();
    const page = await browserSession.openPopupPage();
    const state = () => page.evaluate(() => globalThis.chrome.storage.session.get('choices'));
    await until('the start', () =>
      page.evaluate(() => globalThis.chrome.runtime.sendMessage({ name: 'vault.status', input: {} })),
    );
    expect(JSON.stringify(await state())).not.toContain(id);
  });

  test('but not when the worker stops', async ({ browserSession, keybearer, replica, tab }) => {
    const { id } = await add(keybearer);
    await tab.goto(`${ORIGIN}/`);
    await choose(keybearer, id, tab);
    await killWorker(browserSession, keybearer.page);
    expect(await visit(tab, replica, `${ORIGIN}/api`)).toEqual([LINE]);
  });
});

test('another tab is not affected, nor a tab that the chosen one opens', async ({
  browserSession,
  keybearer,
  replica,
  tab,
}) => {
  const { id } = await add(keybearer);
  const other = await browserSession.context.newPage();
  await tab.goto(`${ORIGIN}/`);
  await choose(keybearer, id, tab);
  expect(await visit(other, replica, `${ORIGIN}/api`)).toEqual([]);
  expect(await visit(tab, replica, `${ORIGIN}/api`)).toEqual([LINE]);

  const opened = browserSession.context.waitForEvent('page');
  await tab.evaluate("window.open('/api?opened')");
  await (await opened).waitForLoadState();
  const request = await replica.log.waitFor(({ url }) => url === '/api?opened');
  expect(carries(request, SAMPLE.polyteia)).toBe(false);
  expect((await keybearer.token(id)).chosenTabs).toEqual([await keybearer.tabId(tab)]);
});

test('"open" chooses the new tab before it loads', async ({ browserSession, keybearer, replica }) => {
  const { id } = await add(keybearer);
  replica.log.clear();
  const opened = browserSession.context.waitForEvent('page');
  await keybearer.ask('token.open', { id });
  await (await opened).waitForURL(`${ORIGIN}/api`);
  const requests = replica.log.find({ host: HOST, path: '/api', method: 'GET' });
  expect(requests.map((request) => carries(request, SAMPLE.polyteia))).toEqual([true]);
});
