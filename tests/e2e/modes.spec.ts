import type { Page } from '@playwright/test';
import type { Replica } from '../servers/replica';
import { SAMPLE } from '../servers/sample-tokens';
import { CATALOGUE } from '../support/catalogue';
import { until } from '../support/until';
import { browserTabs } from './support/browser-tabs';
import { carries, headerValues } from './support/carried';
import type { Keybearer } from './support/keybearer';
import { expect, test } from './support/test';
import { visit } from './support/visit';

const API = 'https://api.pagerduty.com';
const DOCS = 'https://developer.pagerduty.com';
const PAGERDUTY = { providerId: 'pagerduty', secret: SAMPLE.pagerdutyUserUs, region: 'US' };
const LINE = `authorization: Token token=${SAMPLE.pagerdutyUserUs}`;

/** Whose page calls which API, with the line that has to arrive. */
const OWNERS = [
  { providerId: 'airship-uk', region: null, secret: SAMPLE.airship, line: 'authorization: Bearer ' },
  { ...PAGERDUTY, line: 'authorization: Token token=' },
  { providerId: 'polyteia', region: null, secret: SAMPLE.polyteia, line: 'authorization: Bearer ' },
  { providerId: 'pylon', region: 'EU', secret: SAMPLE.pylonEu, line: 'authorization: Bearer ' },
  { providerId: 'splxai-probe', region: 'US', secret: SAMPLE.splxaiUs, line: 'x-api-key: ' },
] as const;

/** A GET that the page in a tab makes. @returns the lines of these headers that the server saw */
async function fetched(
  page: Page,
  replica: Replica,
  url: string,
  names: readonly string[] = ['authorization', 'x-api-key'],
): Promise<readonly string[]> {
  const { hostname, pathname } = new URL(url);
  replica.log.clear();
  await page.evaluate(`void fetch(${JSON.stringify(url)}, { mode: 'no-cors' }).catch(() => {})`);
  const request = await replica.log.waitFor(({ host, path }) => host === hostname && path === pathname);
  return replica.log.headerLines(request, names);
}

async function choose(keybearer: Keybearer, id: string, tab: Page): Promise<void> {
  await keybearer.ask('token.choose-tab', { id, tabId: await keybearer.tabId(tab), chosen: true });
}

// Proves P2: Every page that a provider suggests gets the token once it is ticked, and not before.
test.describe('each page that a provider suggests', () => {
  for (const { providerId, region, secret, line } of OWNERS) {
    const provider = CATALOGUE.find(({ id }) => id === providerId);
    const api = provider?.hosts.find((host) => host.region === region) ?? provider?.hosts[0];
    const url = `${api?.origin}${provider?.pathPrefix}/mode`;
    test(`${providerId}: nothing unticked, the token once ticked`, async ({ keybearer, replica, tab }) => {
      const { id, status } = await keybearer.add({ providerId, region, secret, how: 'without-test' });
      const sites = provider?.sites.map(({ origin }) => origin) ?? [];
      expect(sites.length).toBeGreaterThan(0);
      for (const site of sites) {
        await tab.goto(site);
        expect(await fetched(tab, replica, url), `${site} unticked`).toEqual([]);
        await keybearer.ask('token.edit', { id, allowedSites: [site] });
        if (status === 'no-tab-chosen') await choose(keybearer, id, tab);
        expect(await fetched(tab, replica, url), site).toEqual([line + secret]);
        await keybearer.ask('token.edit', { id, allowedSites: [] });
        expect(await fetched(tab, replica, url), `${site} taken back`).toEqual([]);
      }
    });
  }
});

// Proves P2: A page that is no longer allowed loses its chosen tab.
test('a page that is no longer allowed does not keep its tab chosen', async ({ keybearer, tab }) => {
  const { id } = await keybearer.add({ ...PAGERDUTY, allowedSites: [DOCS] });
  await keybearer.ask('token.edit', { id, scope: 'chosen-tabs' });
  await tab.goto(DOCS);
  await choose(keybearer, id, tab);
  expect((await keybearer.token(id)).chosenTabs).toHaveLength(1);
  await keybearer.ask('token.edit', { id, allowedSites: [] });
  expect(await keybearer.token(id)).toMatchObject({ chosenTabs: [], status: 'no-tab-chosen' });
});

test('without cookies, also on an ordinary API', async ({ browserSession, keybearer, replica, tab }) => {
  const { id } = await keybearer.add({ ...PAGERDUTY, allowedSites: [DOCS] });
  await browserSession.context.addCookies([{ name: 'session', value: 'sample', url: API, secure: true }]);
  const cookies = () =>
    replica.log.find({ path: '/users/me' }).flatMap((each) => headerValues(each, 'cookie'));
  for (const withoutCookies of [false, true, false]) {
    await keybearer.ask('token.edit', { id, withoutCookies });
    expect(await visit(tab, replica, `${API}/users/me`)).toEqual([LINE]);
    expect(cookies()).toEqual(withoutCookies ? [] : ['session=sample']);
  }
});

test('pause keeps everything, ticked pages and chosen tabs too, from being sent', async ({
  keybearer,
  replica,
  tab,
}) => {
  const { id } = await keybearer.add({ ...PAGERDUTY, allowedSites: [DOCS] });
  await tab.goto(DOCS);
  const both = async () => [await fetched(tab, replica, `${API}/1`)];
  await keybearer.ask('pause.set', { paused: true });
  expect(await both()).toEqual([[]]);
  await keybearer.ask('token.edit', { id, scope: 'chosen-tabs' });
  await choose(keybearer, id, tab);
  expect(await both()).toEqual([[]]);
  await keybearer.ask('pause.set', { paused: false });
  expect(await both()).toEqual([[LINE]]);
});

// Proves P2: A token for one tab is sent from no copy and no other window; moved and discarded tabs are tried.
test.describe('used in one tab only', () => {
  /** What the server saw of a request that a tab of the browser made. */
  async function linesAt(replica: Replica, path: string): Promise<readonly string[]> {
    const request = await replica.log.waitFor((each) => each.path === path);
    return replica.log.headerLines(request, ['authorization']);
  }

  test('neither a copy of it nor another window; itself wherever it is moved', async ({
    keybearer,
    replica,
  }) => {
    const tabs = browserTabs(keybearer);
    const { id } = await keybearer.add(PAGERDUTY);
    await keybearer.ask('token.edit', { id, scope: 'chosen-tabs' });
    const chosen = await tabs.open(`${API}/first`);
    expect(await linesAt(replica, '/first')).toEqual([]);
    await until(
      'the page',
      async () => (await keybearer.send('token.choose-tab', { id, tabId: chosen, chosen: true })).ok,
    );
    await tabs.goTo(chosen, `${API}/chosen`);
    expect(await linesAt(replica, '/chosen')).toEqual([LINE]);

    await test.step('a duplicate', async () => {
      replica.log.clear();
      const copy = await tabs.duplicate(chosen);
      await tabs.goTo(copy, `${API}/copy`);
      expect(await linesAt(replica, '/copy')).toEqual([]);
      // The copy itself may come from what the browser stored; it is not asked for with the token again.
      expect(replica.log.all().filter((each) => carries(each, PAGERDUTY.secret))).toEqual([]);
    });
    await test.step('another window', async () => {
      await tabs.openWindow(`${API}/window`);
      expect(await linesAt(replica, '/window')).toEqual([]);
    });
    await test.step('moved to a window of its own', async () => {
      await tabs.moveToNewWindow(chosen);
      await tabs.goTo(chosen, `${API}/moved`);
      expect(await linesAt(replica, '/moved')).toEqual([LINE]);
      expect((await keybearer.token(id)).chosenTabs).toEqual([chosen]);
    });
    await test.step('taken out of memory: whatever id it has then, no stale one stays', async () => {
      await keybearer.page.bringToFront();
      const after = await tabs.discard(chosen);
      if (after !== chosen)
        await until('the end of the choice', async () => (await keybearer.token(id)).chosenTabs.length === 0);
      await tabs.goTo(after, `${API}/discarded`);
      expect(await linesAt(replica, '/discarded')).toEqual(after === chosen ? [LINE] : []);
    });
  });

  test('two windows, two tokens for one API: each uses its own', async ({ keybearer, replica }) => {
    const tabs = browserTabs(keybearer);
    const other = { ...PAGERDUTY, secret: SAMPLE.pagerdutyOtherUserUs };
    const secrets = [PAGERDUTY.secret, other.secret];
    const ids = [(await keybearer.add(PAGERDUTY)).id, (await keybearer.add(other)).id];
    for (const id of ids) await keybearer.ask('token.edit', { id, scope: 'chosen-tabs', on: true });
    const windows = [await tabs.openWindow(`${API}/w0`), await tabs.openWindow(`${API}/w1`)];
    for (const [at, { tabId }] of windows.entries()) {
      await replica.log.waitFor(({ path }) => path === `/w${at}`);
      await until(
        'the choice',
        async () => (await keybearer.send('token.choose-tab', { id: ids[at], tabId, chosen: true })).ok,
      );
    }
    for (const [at, { tabId }] of windows.entries()) {
      await tabs.goTo(tabId, `${API}/again${at}`);
      expect(await linesAt(replica, `/again${at}`)).toEqual([`authorization: Token token=${secrets[at]}`]);
    }
  });
});

// Proves P2: Of tokens with hosts in part the same, never two are sent.
test('tokens with hosts in part the same: switching is one click, and never are two sent', async ({
  keybearer,
  replica,
  tab,
}) => {
  const EU = 'https://api.eu.pagerduty.com';
  const both = await keybearer.add({ ...PAGERDUTY, region: null, how: 'without-test' });
  expect(both.origins).toEqual([API, EU]);
  const usSecret = SAMPLE.pagerdutyOtherUserUs;
  const us = await keybearer.add({ ...PAGERDUTY, secret: usSecret });
  const eu = await keybearer.add({ ...PAGERDUTY, secret: SAMPLE.pagerdutyUserEu, region: 'EU' });
  const seen = async (round: string) => [
    await visit(tab, replica, `${API}/${round}`),
    await visit(tab, replica, `${EU}/${round}`),
  ];
  const lineOf = (secret: string) => [`authorization: Token token=${secret}`];
  const ons = () => Promise.all([both, us, eu].map(async ({ id }) => (await keybearer.token(id)).on));

  // Nothing shows whose the first one is, so it stays.
  expect(await ons()).toEqual([true, false, false]);
  await keybearer.ask('token.edit', { id: us.id, on: true });
  await keybearer.ask('token.edit', { id: eu.id, on: true });
  expect(await ons()).toEqual([false, true, true]);
  expect(await seen('1')).toEqual([lineOf(usSecret), lineOf(SAMPLE.pagerdutyUserEu)]);
  await keybearer.ask('token.edit', { id: both.id, on: true });
  expect(await ons()).toEqual([true, false, false]);
  expect(await seen('2')).toEqual([lineOf(PAGERDUTY.secret), lineOf(PAGERDUTY.secret)]);
  await keybearer.ask('token.edit', { id: us.id, on: true });
  expect(await ons()).toEqual([false, true, false]);
  expect(await seen('3')).toEqual([lineOf(usSecret), []]);
});
