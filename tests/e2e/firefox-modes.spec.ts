import { expect, test } from '@playwright/test';
import type { Page } from 'puppeteer-core';
import { type Replica, startReplica } from '../servers/replica';
import { SAMPLE, SAMPLE_TOKENS } from '../servers/sample-tokens';
import { type FirefoxSession, launchFirefox } from '../support/firefox';
import { until } from '../support/until';
import { carries, headerValues } from './support/carried';
import type { Reply, SnapshotSeen, TokenSeen } from './support/keybearer';

const API = 'https://api.pagerduty.com';
const EU = 'https://api.eu.pagerduty.com';
const DOCS = 'https://developer.pagerduty.com';
const US_TOKEN = SAMPLE.pagerdutyUserUs;
const LINE = `authorization: Token token=${US_TOKEN}`;

let replica: Replica;
let firefox: FirefoxSession;
let popup: Page;
let tab: Page;
let id: string;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  replica = await startReplica({ tokens: SAMPLE_TOKENS });
  firefox = await launchFirefox({
    build: '.output/firefox-mv3-e2e-all',
    replica,
    inPrivateWindows: false,
  });
  popup = await firefox.openPopupPage();
  tab = await firefox.newPage();
});

test.afterAll(async () => {
  await firefox?.close();
  await replica?.close();
});

async function ask(name: string, input: object = {}): Promise<void> {
  const reply: Reply = await popup.evaluate((message) => globalThis.browser.runtime.sendMessage(message), {
    name,
    input,
  });
  if (!reply.ok) throw new Error(`${name}: ${reply.code} ${JSON.stringify(reply.params)}`);
}

async function tokens(): Promise<readonly TokenSeen[]> {
  const stored = await popup.evaluate(() => globalThis.browser.storage.session.get('snapshot'));
  return (stored as { snapshot?: SnapshotSeen }).snapshot?.tokens ?? [];
}

async function add(secret: string, providerId: string, region: string | null): Promise<string> {
  const before = new Set((await tokens()).map((token) => token.id));
  await ask('draft.put', { text: secret, tabOrigin: null, replacesId: null });
  await ask('draft.choose', { providerId, region, allowedSites: [] });
  await ask('draft.finish', { how: 'without-test' });
  return (await until('the new token', async () => (await tokens()).find((token) => !before.has(token.id))))
    .id;
}

const edit = (changes: object, of = id) => ask('token.edit', { id: of, ...changes });

/** The id of the tab that shows an address. */
async function tabIdAt(url: string): Promise<number> {
  return until(`a tab at ${url}`, () =>
    popup.evaluate(
      async (wanted) => (await globalThis.browser.tabs.query({})).find((each) => each.url === wanted)?.id,
      url,
    ),
  );
}

async function choose(of = id, chosen = true): Promise<void> {
  await ask('token.choose-tab', { id: of, tabId: await tabIdAt(tab.url()), chosen });
}

/** The credentials that the server saw on the request for a path. */
async function linesAt(path: string): Promise<readonly string[]> {
  const request = await replica.log.waitFor((each) => each.path === path && each.method !== 'OPTIONS');
  return replica.log.headerLines(request, ['authorization', 'x-api-key']);
}

let visits = 0;
async function visit(origin = API, prefix = ''): Promise<readonly string[]> {
  const path = `${prefix}/visit${++visits}`;
  await tab.goto(origin + path);
  return linesAt(path);
}

async function fetched(method = 'GET'): Promise<readonly string[]> {
  const path = `/fetch${++visits}`;
  const init = JSON.stringify({ method, mode: 'no-cors', ...(method === 'GET' ? {} : { body: 'x' }) });
  await tab.evaluate(`void fetch('${API + path}', ${init}).catch(() => {})`);
  return linesAt(path);
}

// Proves P3: In Firefox, for one provider, no header goes while the token is off or paused.
test('on and off, pause, and for some minutes', async () => {
  expect(await visit()).toEqual([]);
  id = await add(US_TOKEN, 'pagerduty', 'US');
  expect(await visit()).toEqual([LINE]);
  await edit({ on: false });
  expect(await visit()).toEqual([]);
  await ask('token.send-for', { id, minutes: 15 });
  expect(await visit()).toEqual([LINE]);
  await ask('pause.set', { paused: true });
  expect(await visit()).toEqual([]);
  await ask('pause.set', { paused: false });
  expect(await visit()).toEqual([LINE]);
  await ask('token.send-for', { id, minutes: null });
  expect((await tokens())[0]).toMatchObject({ on: true, status: 'sent' });
});

// Proves P2: Pages of Firefox use a token in chosen tabs only.
test('a ticked page: only in a tab that was chosen, GET requests only where that is set', async () => {
  await tab.goto(`${DOCS}/`);
  expect(await fetched()).toEqual([]);
  await edit({ allowedSites: [DOCS] });
  expect(await fetched(), 'ticked, in no chosen tab').toEqual([]);
  await choose();
  expect(await fetched()).toEqual([LINE]);
  expect(await fetched('POST')).toEqual([LINE]);
  await edit({ getOnly: true });
  expect(await fetched()).toEqual([LINE]);
  expect(await fetched('POST')).toEqual([]);
  await edit({ getOnly: false });

  await test.step('not while a foreign page frames it', async () => {
    replica.log.clear();
    await tab.goto('https://evil.example/');
    await tab.evaluate(
      `document.body.append(Object.assign(document.createElement('iframe'), { src: '${DOCS}/' }))`,
    );
    const frame = await until('the frame', () => tab.frames().find((each) => each.url() === `${DOCS}/`));
    await frame.evaluate(`void fetch('${API}/framed', { mode: 'no-cors' }).catch(() => {})`);
    expect(await linesAt('/framed')).toEqual([]);
  });
  await test.step('nor after it was unticked', async () => {
    await tab.goto(`${DOCS}/`);
    await choose();
    expect(await fetched()).toEqual([LINE]);
    await edit({ allowedSites: [] });
    expect(await fetched()).toEqual([]);
    expect((await tokens())[0]?.chosenTabs).toEqual([]);
  });
});

test('in one tab only, until that leaves the API', async () => {
  await edit({ scope: 'chosen-tabs' });
  expect(await visit()).toEqual([]);
  await choose();
  expect(await visit()).toEqual([LINE]);
  const other = await firefox.newPage();
  await other.goto(`${API}/other-tab`);
  expect(await linesAt('/other-tab')).toEqual([]);
  await other.close();
  await tab.goto('https://other.example/');
  await until('the end of the choice', async () => (await tokens())[0]?.chosenTabs.length === 0);
  expect(await visit()).toEqual([]);
  await edit({ scope: 'automatic' });
  expect(await visit()).toEqual([LINE]);
});

test('without cookies, and with extra headers', async () => {
  await edit({ companions: [{ name: 'X-Version', value: '7', sentOn: 'every-request' }] });
  await tab.goto(`${API}/`);
  await tab.evaluate("document.cookie = 'session=sample; secure; path=/'");
  for (const withoutCookies of [false, true]) {
    await edit({ withoutCookies });
    replica.log.clear();
    expect(await visit()).toEqual([LINE]);
    const [request] = replica.log.find({ path: `/visit${visits}` });
    expect(request && headerValues(request, 'x-version')).toEqual(['7']);
    expect(request && headerValues(request, 'cookie')).toEqual(withoutCookies ? [] : ['session=sample']);
  }
  await edit({ companions: [], withoutCookies: false });
});

test('several tokens: the radio group, hosts in part the same, one a tab', async () => {
  const both = await add(SAMPLE.pagerdutyOtherUserUs, 'pagerduty', null);
  const otherLine = `authorization: Token token=${SAMPLE.pagerdutyOtherUserUs}`;
  const seen = async () => [await visit(), await visit(EU)];
  expect(await seen()).toEqual([[LINE], []]);
  await edit({ on: true }, both);
  expect(await seen()).toEqual([[otherLine], [otherLine]]);
  await edit({ on: true });
  expect(await seen()).toEqual([[LINE], []]);
  await edit({ scope: 'chosen-tabs', on: true }, both);
  await tab.goto(`${API}/here`);
  await choose(both);
  expect(await seen()).toEqual([[otherLine], [otherLine]]);
  const other = await firefox.newPage();
  await other.goto(`${API}/elsewhere`);
  // While a rival is chosen for a tab, rules list the open tabs. The first request of a new one may come before
  // it is listed: then the tab goes there again.
  await replica.log.waitFor((each) => each.path === '/elsewhere' && carries(each, US_TOKEN));
  await other.close();
  await ask('token.remove', { id: both });
});

test('a shared host: the path of the API in a chosen tab, and its app as it was', async () => {
  const shared = await add(SAMPLE.polyteia, 'polyteia', null);
  const APP = 'https://app.polyteia.com';
  const line = `authorization: Bearer ${SAMPLE.polyteia}`;
  expect(await visit(APP, '/api')).toEqual([]);
  await choose(shared);
  expect(await visit(APP, '/api')).toEqual([line]);
  expect(await visit(APP, '/apis')).toEqual([]);
  replica.log.clear();
  await tab.goto(`${APP}/`);
  const own = await replica.log.waitFor(({ path, method }) => path === '/api' && method === 'POST');
  expect(headerValues(own, 'authorization')).toHaveLength(1);
  expect(carries(own, SAMPLE.polyteia)).toBe(false);
});

test('broader access than asked for is said in the settings', async () => {
  const options = await firefox.openPopupPage('options.html#sending');
  await until('the words', async () =>
    String(await options.evaluate('document.body.innerText')).includes(
      'also lets Keybearer act on all sites',
    ),
  );
});

// Proves P2: A private tab of Firefox is sent nothing before it is chosen.
test('private windows: nothing until a tab is chosen, however it was opened', async () => {
  await firefox.close();
  firefox = await launchFirefox({ build: '.output/firefox-mv3-e2e-all', replica, inPrivateWindows: true });
  popup = await firefox.openPopupPage();
  id = await add(US_TOKEN, 'pagerduty', 'US');
  const inPage = <T>(script: string) => popup.evaluate(script) as Promise<T>;
  expect(await inPage('browser.extension.isAllowedIncognitoAccess()')).toBe(true);
  replica.log.clear();
  const openIn = (path: string) =>
    inPage<number>(
      `browser.windows.create({ incognito: true, url: '${API}${path}' }).then(({ tabs }) => tabs[0].id)`,
    );
  const first = await openIn('/private');
  expect(await linesAt('/private')).toEqual([]);
  const go = async (path: string) => {
    await inPage(`browser.tabs.update(${first}, { url: '${API}${path}' }).then(() => null)`);
    return linesAt(path);
  };
  expect(await go('/typed')).toEqual([]);
  await until('the choice', () =>
    ask('token.choose-tab', { id, tabId: first, chosen: true }).then(
      () => true,
      () => false,
    ),
  );
  expect(await go('/chosen')).toEqual([LINE]);
  await openIn('/second');
  expect(await linesAt('/second')).toEqual([]);
});
