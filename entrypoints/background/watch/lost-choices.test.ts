import { beforeEach, expect, it } from 'vitest';
import { FIRST, fakeToken } from '../../../core/vault/testing/fake-token';
import { createFakeBrowser, type FakeBrowser } from '../../../tests/support/fake-browser';
import { startWorker, storeVault } from '../../../tests/support/fake-worker';
import { holdLock } from '../../../tests/support/hold-lock';

const API = 'https://api.example.com';
const TOKEN = fakeToken(FIRST, { origins: [API], pathPrefix: '', allowedSites: [], scope: 'chosen-tabs' });

let fake: FakeBrowser;
let requests = 0;
let notePage: typeof import('./watch-pages').notePage;

beforeEach(async () => {
  fake = createFakeBrowser();
  await storeVault(fake, [TOKEN], null);
  fake.tabs.push({ id: 1, url: `${API}/start` });
});

async function start(isFirefox = true): Promise<void> {
  if (isFirefox) Object.assign((fake.api as { runtime: object }).runtime, { getBrowserInfo: () => null });
  startWorker(fake);
  (await import('./watch-tabs')).watchTabs();
  await (await import('../events/start')).start();
  ({ notePage } = await import('./watch-pages'));
  await asks({ startedAt: Date.now() - 20 });
  await shows(`${API}/start`, true);
  await (await import('../tokens/choose-tab')).chooseTab(FIRST, 1, true);
}

/** The tab shows that page, or with null one whose address is hidden. */
async function shows(url: string | null, loaded: boolean): Promise<void> {
  await fake.events.updated.dispatch(
    1,
    { status: loaded ? 'complete' : 'loading' },
    url === null ? {} : { url },
  );
  const { exclusive } = await import('../../../platform/background/exclusive');
  // Whatever happened in the tab took its turn before this.
  await exclusive('tab-1', async () => undefined);
}

async function asks({
  initiator = null,
  startedAt = Date.now(),
  url = `${API}/next`,
}: {
  initiator?: string | null;
  startedAt?: number;
  url?: string;
}) {
  requests += 1;
  Object.assign(fake.tabs[0] ?? {}, { pendingUrl: url });
  await notePage(
    {
      requestId: `request-${requests}`,
      tabId: 1,
      method: 'GET',
      url,
      type: 'main_frame',
      topLevel: true,
      initiator,
      ahead: false,
      startedAt,
      headers: new Map(),
    },
    Promise.resolve([]),
  );
}

async function state() {
  const { chosenTabs, shown } = await (await import('../stores/choices')).choices.read();
  const tabs = [...fake.rules.values()].map(({ condition }) => (condition as { tabIds?: number[] }).tabIds);
  return {
    isChosen: chosenTabs[FIRST]?.includes(1) ?? false,
    isVisit: shown[1]?.byUser ?? false,
    isInRules: tabs.some((each) => each?.includes(1)),
  };
}
const ALL = { isChosen: true, isVisit: true, isInRules: true };

it('takes nothing from a tab for longer than it lasts', async () => {
  await start();
  expect(await state()).toEqual(ALL);
  await asks({});
  await shows(null, false);
  expect(await state()).toEqual({ isChosen: false, isVisit: false, isInRules: false });
  await shows(`${API}/next`, false);
  await shows(`${API}/next`, true);
  expect(await state()).toEqual(ALL);
});

it('nor where the request is told of after its page', async () => {
  await start();
  const startedAt = Date.now() - 1;
  await shows(null, false);
  await shows(`${API}/next`, false);
  await shows(`${API}/next`, true);
  await asks({ startedAt });
  expect(await state()).toEqual(ALL);
});

it('nor where all that is told before the request has had its turn', async () => {
  await start();
  const told = asks({ startedAt: Date.now() - 1 });
  await Promise.all([told, shows(null, false), shows(`${API}/next`, false), shows(`${API}/next`, true)]);
  expect(await state()).toEqual(ALL);
});

it('nor where the page before has its turn only while the choices are being taken', async () => {
  await start();
  const { exclusive } = await import('../../../platform/background/exclusive');
  const [endTurn, endRules] = [await holdLock('tab-1'), await holdLock('session-rules')];
  const told = [asks({ url: `${API}/before` }), shows(`${API}/before`, false), asks({})];
  const hadTheirTurn = exclusive('tab-1', async () => undefined);
  told.push(shows(null, false));
  // The choices are being taken once this is waited for.
  await exclusive('stored-choices', async () => undefined);
  endTurn();
  await hadTheirTurn;
  endRules();
  await Promise.all([...told, shows(`${API}/next`, false), shows(`${API}/next`, true)]);
  expect(await state()).toEqual(ALL);
});

it('nor where the page before is told of only after the request', async () => {
  await start();
  await asks({ url: `${API}/before` });
  await asks({});
  await shows(`${API}/before`, true);
  await shows(null, false);
  await shows(`${API}/next`, true);
  expect(await state()).toEqual(ALL);
});

it('nor where the request is told of after the page before, which loaded after it had left', async () => {
  await start();
  const startedAt = Date.now() - 1;
  await shows(`${API}/before`, true);
  await asks({ startedAt });
  await shows(null, false);
  await shows(`${API}/next`, true);
  expect(await state()).toEqual(ALL);
});

it.each<[what: string, happens: () => Promise<void>]>([
  ['has loaded', () => shows(null, true)],
  ['sends the tab back to the API', () => asks({ initiator: 'https://evil.example' })],
])('a page of somebody else that %s is no such moment', async (_what, happens) => {
  await start();
  await asks({});
  await shows(null, false);
  await happens();
  await shows(`${API}/next`, false);
  await shows(`${API}/next`, true);
  expect(await state()).toMatchObject({ isChosen: false, isInRules: false });
});

it('nor is one whose request is told of only after the page that it led to', async () => {
  await start();
  await asks({});
  await shows(null, false);
  const startedAt = Date.now() - 1;
  await shows(`${API}/next`, false);
  await shows(`${API}/next`, true);
  await asks({ initiator: 'https://evil.example', startedAt });
  expect(await state()).toMatchObject({ isChosen: false, isInRules: false });
});

it('nor is one that goes back to what the tab showed before', async () => {
  await start();
  await shows(null, false);
  await shows(`${API}/start`, true);
  expect(await state()).toMatchObject({ isChosen: false, isInRules: false });
});

it('nor is one from before a request that comes later', async () => {
  await start();
  await shows(null, false);
  await shows(`${API}/start`, true);
  await asks({ startedAt: Date.now() + 5 });
  expect(await state()).toMatchObject({ isChosen: false });
});

it('a browser that tells where a tab goes has no such moments', async () => {
  await start(false);
  await asks({});
  await shows(null, false);
  await shows(`${API}/next`, false);
  expect(await state()).toMatchObject({ isChosen: false });
});
