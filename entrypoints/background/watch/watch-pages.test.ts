import { beforeEach, describe, expect, it } from 'vitest';
import type { TokenRecord } from '../../../core/token/token-record';
import { FIRST, fakeToken, SECOND } from '../../../core/vault/testing/fake-token';
import type { SeenRequest } from '../../../platform/background/watch-requests';
import { createFakeBrowser, type FakeBrowser } from '../../../tests/support/fake-browser';
import { startWorker, storeVault } from '../../../tests/support/fake-worker';
import { until } from '../../../tests/support/until';

const API = 'https://api.example.com';
const URL_THERE = `${API}/v1/x`;
const DOCS = 'https://docs.example.org';
const TOKEN = fakeToken(FIRST, { origins: [API], pathPrefix: '', allowedSites: [DOCS] });
const RIVAL = fakeToken(SECOND, { origins: [API], pathPrefix: '', allowedSites: [], scope: 'chosen-tabs' });

let fake: FakeBrowser;
let requests = 0;

beforeEach(() => {
  fake = createFakeBrowser();
});

async function start(...tokens: readonly TokenRecord[]): Promise<void> {
  await storeVault(fake, tokens, null);
  fake.granted.add(DOCS);
  startWorker(fake);
  (await import('./watch-tabs')).watchTabs();
  await (await import('../events/start')).start();
}

const ask = async () => (await import('../events/messages')).HANDLERS;

/** A request for what tab 1 shows leaves, and what follows it is over. */
async function leaves(
  parts: Partial<SeenRequest> & { typed?: boolean; byClick?: boolean } = {},
): Promise<void> {
  const { typed = parts.initiator === undefined, byClick = false, ...rest } = parts;
  requests += 1;
  const headers = new Map(rest.headers ?? []);
  if (byClick) headers.set('sec-fetch-user', '?1');
  const request = { ...REQUEST, startedAt: Date.now(), requestId: `request-${requests}`, ...rest, headers };
  const tab = fake.tabs.find(({ id }) => id === request.tabId);
  if (tab !== undefined)
    Object.assign(tab, {
      pendingUrl: typed ? request.url : rest.initiator === undefined ? `${DOCS}/go` : undefined,
    });
  const { onSend } = await import('./watch-sent');
  onSend(request);
  await turnOf(request.tabId);
}

/** Whatever happened in a tab took its turn before this. */
async function turnOf(tabId: number): Promise<void> {
  const { exclusive } = await import('../../../platform/background/exclusive');
  await exclusive(`tab-${tabId}`, async () => undefined);
}

const REQUEST: SeenRequest = {
  requestId: '',
  tabId: 1,
  method: 'GET',
  url: URL_THERE,
  type: 'main_frame',
  topLevel: true,
  initiator: null,
  ahead: false,
  startedAt: 0,
  headers: new Map(),
};
const CARRIED = new Map([['authorization', `Bearer ${TOKEN.secret}`]]);

async function shows(tabId: number, url: string, loaded = true): Promise<void> {
  const tab = fake.tabs.find(({ id }) => id === tabId);
  if (tab === undefined) fake.tabs.push({ id: tabId, url });
  else tab.url = url;
  const seen = fake.granted.has(new URL(url).origin) ? { url } : {};
  await fake.events.updated.dispatch(tabId, { status: loaded ? 'complete' : 'loading' }, seen);
  await turnOf(tabId);
}

/** Tabs that rules of one kind list; null where there is no such rule. */
function tabsOf(kind: 'link' | 'save' | 'visit' | 'navigation', id = FIRST): readonly number[] | null {
  const table = JSON.parse(String(fake.session.get('rules-in-force'))) as { numbers: Record<string, number> };
  const rule = fake.rules.get(table.numbers[`${id} ${kind} ${API}`] ?? -1);
  return rule === undefined ? null : ((rule.condition as { tabIds?: number[] }).tabIds ?? []);
}

describe('links of a page', () => {
  beforeEach(async () => {
    fake.tabs.push({ id: 1, url: 'about:blank' });
    await start(TOKEN);
  });

  it('are served once the user has opened it', async () => {
    expect(tabsOf('link')).toBeNull();
    await leaves({ headers: CARRIED });
    expect(tabsOf('link')).toEqual([1]);
    expect(fake.visited).toEqual([]);
  });

  it('are served on an allowed page that the user opened', async () => {
    await leaves({ url: `${DOCS}/guide` });
    expect(tabsOf('link')).toEqual([1]);
  });

  it.each<[what: string, request: Parameters<typeof leaves>[0]]>([
    ['another site brings the tab back to the API', { initiator: 'https://evil.example', byClick: true }],
    ['a page with a hidden address does', { initiator: 'null' }],
    ['a typed address elsewhere redirects there', { typed: false }],
    ['another site posts to it', { initiator: 'https://evil.example', method: 'POST' }],
  ])('are served no more when %s', async (_what, request) => {
    await leaves({ headers: CARRIED });
    await leaves(request);
    expect(tabsOf('link')).toBeNull();
  });

  it('are served no more when the tab shows something else', async () => {
    await leaves({ headers: CARRIED });
    await shows(1, 'https://evil.example/', false);
    expect(tabsOf('link')).toBeNull();
  });

  it('are not served on a page that another site opened, until one of them is clicked', async () => {
    await leaves({ initiator: 'https://evil.example', byClick: true });
    await shows(1, URL_THERE);
    await leaves({ initiator: API });
    expect(tabsOf('link')).toBeNull();
    await leaves({ initiator: API, byClick: true });
    expect(tabsOf('link')).toEqual([1]);
    expect(fake.visited).toEqual([{ id: 1, url: URL_THERE }]);
  });

  it('lead on in a new tab, which goes there again with the token', async () => {
    await leaves({ headers: CARRIED });
    await shows(1, URL_THERE);
    fake.tabs.push({ id: 2, url: 'about:blank' });
    await fake.events.created.dispatch({ id: 2, openerTabId: 1 });
    await leaves({ tabId: 2, initiator: API, byClick: true, typed: true });
    expect(tabsOf('link')).toEqual([1, 2]);
    expect(fake.visited).toEqual([{ id: 2, url: URL_THERE }]);
  });

  it('lead on also where the answer is there before the request had its turn', async () => {
    await shows(1, `${DOCS}/start`);
    const isForgotten = () =>
      until('what was known of the page is gone', () => {
        const { shown } = fake.session.get('choices') as { shown: object };
        return !('1' in shown);
      });
    const { notePage } = await import('./watch-pages');
    const headers = new Map([['sec-fetch-user', '?1']]);
    const request = { ...REQUEST, startedAt: Date.now(), requestId: 'quick', initiator: DOCS, headers };
    const carried = isForgotten().then(() => []);
    const noted = notePage(request, carried);
    const there = shows(1, URL_THERE, false);
    await Promise.all([noted, there]);
    expect(fake.visited).toEqual([{ id: 1, url: URL_THERE }]);
  });

  it('do not lead on in a new tab from a page that is framed', async () => {
    await shows(1, 'https://evil.example/');
    fake.tabs.push({ id: 2, url: 'about:blank' });
    await fake.events.created.dispatch({ id: 2, openerTabId: 1 });
    await leaves({ tabId: 2, initiator: API, byClick: true, typed: true });
    expect(tabsOf('link')).toBeNull();
    expect(fake.visited).toEqual([]);
  });
});

describe('a new tab of which Firefox tells before it tells of its request', () => {
  it.each([
    ['is about to show', false],
    ['shows', true],
  ])('shows nothing yet that the user could have clicked on, where it %s the API', async (_what, loaded) => {
    fake.tabs.push({ id: 1, url: 'about:blank' });
    await start(TOKEN);
    await shows(1, 'https://evil.example/');
    await fake.events.created.dispatch({ id: 2, openerTabId: 1 });
    const startedAt = Date.now() - 1;
    await shows(2, URL_THERE, loaded);
    await leaves({ tabId: 2, initiator: API, byClick: true, typed: true, startedAt });
    expect(tabsOf('link')).toBeNull();
    expect(fake.visited).toEqual([]);
  });
});

describe('saving what a tab shows', () => {
  beforeEach(async () => {
    fake.tabs.push({ id: 1, url: 'about:blank' });
    await start(TOKEN);
    await leaves({ headers: CARRIED });
  });

  it('carries the token once the tab shows the answer to it, and no longer than that', async () => {
    expect(tabsOf('save')).toBeNull();
    await shows(1, URL_THERE);
    expect(tabsOf('save')).toEqual([1]);
    await shows(1, 'https://evil.example/', false);
    expect(tabsOf('save')).toBeNull();
  });

  it('carries nothing where the answer was a download and the tab shows what it showed before', async () => {
    await shows(1, 'https://evil.example/');
    expect(tabsOf('save')).toBeNull();
  });

  it('carries nothing once the same address was answered without the token', async () => {
    await shows(1, URL_THERE);
    await leaves({ initiator: 'https://evil.example' });
    await shows(1, URL_THERE);
    expect(tabsOf('save')).toBeNull();
  });
});

describe('only after the user opened the API', () => {
  beforeEach(async () => {
    fake.tabs.push({ id: 1, url: 'about:blank' });
    await start(TOKEN);
    await (await ask())['settings.set']({ ownVisitsOnly: true });
  });

  it('the tab goes there again, once', async () => {
    await leaves();
    expect(fake.visited).toEqual([{ id: 1, url: URL_THERE }]);
    expect(tabsOf('visit')).toEqual([1]);
    await leaves({ headers: CARRIED });
    await leaves();
    expect(fake.visited).toHaveLength(1);
  });

  it.each<[what: string, make: () => Promise<unknown>]>([
    ['is off', async () => (await ask())['token.edit']({ id: FIRST, on: false })],
    ['is paused', async () => (await ask())['pause.set']({ paused: true })],
    ['is being revoked', async () => (await ask())['revoke.start']({ id: FIRST })],
  ])('no visit is made twice for a token that %s', async (_what, make) => {
    await make();
    await leaves();
    expect(fake.visited).toEqual([]);
  });

  it('a reload by our own button makes no visit of what a page opened', async () => {
    await leaves({ initiator: 'null' });
    await shows(1, URL_THERE);
    await (await ask())['tab.reload']({ tabId: 1 });
    expect(tabsOf('visit')).toBeNull();
  });
});

describe('a tab that was opened from one chosen for another token', () => {
  beforeEach(async () => {
    fake.tabs.push({ id: 1, url: URL_THERE }, { id: 3, url: 'about:blank' });
    await start(TOKEN, RIVAL);
    await (await ask())['token.choose-tab']({ id: SECOND, tabId: 1, chosen: true });
  });

  it('is in no rule of the first, before and after it is known', async () => {
    expect(tabsOf('navigation')).toEqual([3]);
    fake.tabs.push({ id: 2, url: 'about:blank' });
    await fake.events.created.dispatch({ id: 2, openerTabId: 1 });
    fake.tabs.push({ id: 4, url: 'about:blank' });
    await fake.events.created.dispatch({ id: 4, openerTabId: 2 });
    fake.tabs.push({ id: 5, url: 'about:blank' });
    await fake.events.created.dispatch({ id: 5 });
    await until('the new tab', () => tabsOf('navigation')?.includes(5));
    expect(tabsOf('navigation')).toEqual([3, 5]);
    await leaves({ tabId: 2, initiator: API, byClick: true, typed: true });
    expect(tabsOf('navigation')).toEqual([3, 5]);
    expect(fake.visited).toEqual([]);
  });

  it.each([
    ['', []],
    [', also where it begins to load more than once', [false, false]],
    [', also where it has loaded before its request is told of', [false, true]],
  ])(
    'is in no rule of the first where it is a copy, which names no page as its cause%s',
    async (_when, loads) => {
      fake.tabs.push({ id: 2, url: URL_THERE });
      await fake.events.created.dispatch({ id: 2, openerTabId: 1 });
      const startedAt = Date.now() - 1;
      for (const loaded of loads) await shows(2, URL_THERE, loaded);
      await leaves({ tabId: 2, startedAt });
      expect(tabsOf('navigation')).toEqual([3]);
      expect(fake.visited).toEqual([]);
    },
  );

  it('is the user’s own once the user types an address there', async () => {
    fake.tabs.push({ id: 2, url: 'about:blank' });
    await fake.events.created.dispatch({ id: 2, openerTabId: 1 });
    // Chromium names an opener also for an empty tab, which shows its own page first.
    await shows(2, 'about:blank');
    await leaves({ tabId: 2 });
    expect(tabsOf('navigation')).toEqual([2, 3]);
    expect(fake.visited).toEqual([{ id: 2, url: URL_THERE }]);
  });
});
