import { beforeEach, describe, expect, it } from 'vitest';
import { requestsIn } from '../../../core/pages/requests-in';
import type { TokenRecord } from '../../../core/token/token-record';
import { FIRST, fakeToken } from '../../../core/vault/testing/fake-token';
import type { SeenRequest } from '../../../platform/background/watch-requests';
import { createFakeBrowser, type FakeBrowser } from '../../../tests/support/fake-browser';
import { startWorker, storeVault } from '../../../tests/support/fake-worker';
import { until } from '../../../tests/support/until';

const API = 'https://api.example.com';
const SHOWN = `${API}/v1/me?x=1`;
const TAB = 1;

let fake: FakeBrowser;

async function start(parts: Partial<TokenRecord> = {}): Promise<void> {
  fake = createFakeBrowser();
  fake.tabs.push({ id: TAB, url: 'about:blank' });
  await storeVault(fake, [fakeToken(FIRST, parts)], 'sample passphrase');
  startWorker(fake);
  (await import('../watch/watch-tabs')).watchTabs();
  await (await import('../events/start')).start();
}
beforeEach(() => start());

const REQUEST: SeenRequest = {
  requestId: 'request-1',
  tabId: TAB,
  method: 'GET',
  url: SHOWN,
  type: 'main_frame',
  topLevel: true,
  initiator: 'null',
  ahead: false,
  startedAt: 1_000,
  headers: new Map(),
};

/** A page brings the tab to an address, which answers 401. */
async function brought(parts: Partial<SeenRequest> = {}): Promise<void> {
  const request = { ...REQUEST, ...parts };
  const { onSend, onAnswer } = await import('../watch/watch-sent');
  onSend(request);
  await onAnswer(request.requestId, 401);
  fake.tabs.splice(0, 1, { id: TAB, url: request.url });
  await fake.events.updated.dispatch(TAB, { status: 'complete' }, { url: request.url });
  // Whatever happened in the tab took its turn before this.
  const { exclusive } = await import('../../../platform/background/exclusive');
  await exclusive(`tab-${TAB}`, async () => undefined);
}

async function seenInTab(): Promise<unknown> {
  const { seenRequests } = await import('../stores/choices');
  return requestsIn(await seenRequests.read(), TAB, FIRST).shown;
}

const open = async (url = SHOWN, confirmed?: boolean) =>
  (await import('./open-tab')).openWithToken({ tokenId: FIRST, tabId: TAB, url, confirmed });

/** Addresses of tabs that were opened since. */
const opened = () => fake.tabs.filter(({ id }) => id !== TAB).map(({ url }) => url);

it('what the user saw is opened in a new tab, without its fragment and user name', async () => {
  await brought({ url: 'https://user:word@api.example.com/v1/me?x=1#part' });
  await open();
  expect(opened()).toEqual([SHOWN]);
  expect(fake.visited).toEqual([]);
});

it('the popup is told who opened it and what came, and no address', async () => {
  await brought({ initiator: 'https://wiki.example' });
  expect(await seenInTab()).toEqual({
    kind: 'page',
    method: 'GET',
    byPage: true,
    from: 'https://wiki.example',
    carried: false,
    status: 401,
    at: 1_000,
  });
  expect(JSON.stringify(Object.fromEntries(fake.session))).not.toContain('/v1/me');
});

it('where the token is for chosen tabs, the new tab is one before it loads', async () => {
  await start({ scope: 'chosen-tabs' });
  await brought();
  const opening = open();
  const id = await until('an empty tab', () => fake.tabs.find(({ url }) => url === 'about:blank')?.id);
  await fake.events.updated.dispatch(id, { status: 'complete' }, {});
  await opening;
  expect(fake.visited).toEqual([{ id, url: SHOWN }]);
  expect(fake.session.get('choices')).toMatchObject({ chosenTabs: { [FIRST]: [id] } });
});

describe('nothing is opened', () => {
  it.each<[what: string, change: () => unknown, url: string, reason: string]>([
    ['that was not shown', () => {}, `${SHOWN}2`, 'tab-moved'],
    ['once the tab shows another', () => showing(`${API}/v1/me?x=2`), SHOWN, 'tab-moved'],
    ['once the tab is gone', () => fake.tabs.splice(0, 1), SHOWN, 'tab-moved'],
    ['with a fragment', () => showing(`${SHOWN}#part`), `${SHOWN}#part`, 'tab-moved'],
    ['that a script of the page wrote there', () => showing(`${SHOWN}&y=2`), `${SHOWN}&y=2`, 'tab-moved'],
    ['that the user opened since', () => brought({ initiator: null, requestId: '2' }), SHOWN, 'tab-moved'],
    ['that carried the token', () => brought({ requestId: '2', headers: CARRIED }), SHOWN, 'tab-moved'],
    ['that was posted', () => brought({ requestId: '2', method: 'POST' }), SHOWN, 'method'],
    ['above the path of the token', () => brought({ url: `${API}/v2` }), `${API}/v2`, 'tab-moved'],
    ['for a token that is off', () => edit({ on: false }), SHOWN, 'not-sent'],
    ['while all are paused', () => ask('pause.set', { paused: true }), SHOWN, 'not-sent'],
  ])('%s', async (_what, change, url, reason) => {
    await brought();
    await change();
    await expect(open(url)).rejects.toMatchObject({ code: 'not-opened', params: { reason } });
    expect(opened()).toEqual([]);
  });

  it('while locked', async () => {
    await brought();
    await ask('vault.lock', {});
    await expect(open()).rejects.toMatchObject({ code: 'locked' });
    expect([...fake.session.keys()]).not.toContain('seen-requests');
    expect(opened()).toEqual([]);
  });

  it('that may act, before the user has said so once more', async () => {
    const url = `${API}/v1/users/7/delete`;
    await brought({ url });
    await expect(open(url)).rejects.toMatchObject({ params: { reason: 'not-confirmed' } });
    expect(opened()).toEqual([]);
    await open(url, true);
    expect(opened()).toEqual([url]);
  });

  it('by a reload of what a page opened', async () => {
    await brought();
    await ask('tab.reload', { tabId: TAB });
    expect([opened(), fake.visited]).toEqual([[], []]);
    expect(await seenInTab()).toMatchObject({ byPage: true, carried: false });
  });
});

const CARRIED = new Map([['authorization', `Bearer fake-token-${FIRST}`]]);
const showing = (url: string) => void fake.tabs.splice(0, 1, { id: TAB, url });

async function ask(name: string, input: object): Promise<unknown> {
  const { HANDLERS } = await import('../events/messages');
  return (HANDLERS as unknown as Record<string, (input: object) => Promise<unknown>>)[name]?.(input);
}
const edit = (changes: object) => ask('token.edit', { id: FIRST, ...changes });
