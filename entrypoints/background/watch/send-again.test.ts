import { beforeEach, describe, expect, it } from 'vitest';
import { FIRST, fakeToken } from '../../../core/vault/testing/fake-token';
import type { SeenRequest } from '../../../platform/background/watch-requests';
import { createFakeBrowser, type FakeBrowser } from '../../../tests/support/fake-browser';
import { startWorker, storeVault } from '../../../tests/support/fake-worker';
import { holdLock } from '../../../tests/support/hold-lock';

const API = 'https://api.example.com';
const THERE = `${API}/v1/x`;
const DOCS = 'https://docs.example.org';

let fake: FakeBrowser;

beforeEach(async () => {
  fake = createFakeBrowser();
  fake.tabs.push({ id: 1, url: 'about:blank' });
  await storeVault(fake, [fakeToken(FIRST, { origins: [API], pathPrefix: '', allowedSites: [DOCS] })], null);
  fake.granted.add(DOCS);
  startWorker(fake);
  (await import('./watch-tabs')).watchTabs();
  await (await import('../events/start')).start();
});

/** The browser reports a request without the token, for what tab 1 is to show. Nothing is waited for. */
async function tell(requestId: string, changes: Partial<SeenRequest>): Promise<void> {
  const { onSend } = await import('./watch-sent');
  onSend({
    requestId,
    tabId: 1,
    method: 'GET',
    url: THERE,
    type: 'main_frame',
    topLevel: true,
    initiator: null,
    ahead: false,
    startedAt: Date.now(),
    headers: new Map(),
    ...changes,
  });
}

/** Whatever happened in the tab took its turn before this. */
async function turn(): Promise<void> {
  const { exclusive } = await import('../../../platform/background/exclusive');
  await exclusive('tab-1', async () => undefined);
}

function isAt(parts: { url?: string; status?: string; pendingUrl?: string | undefined }): void {
  Object.assign(fake.tabs[0] ?? {}, parts);
}

async function loads(url: string): Promise<void> {
  isAt({ url, pendingUrl: undefined });
  await fake.events.updated.dispatch(1, { status: 'complete' }, { url });
}

describe('an address whose request left before the rules knew the tab', () => {
  beforeEach(async () => {
    const { HANDLERS } = await import('../events/messages');
    await HANDLERS['settings.set']({ ownVisitsOnly: true });
    isAt({ pendingUrl: THERE });
  });

  it('is opened once more', async () => {
    await tell('first', {});
    await turn();
    expect(fake.visited).toEqual([{ id: 1, url: THERE }]);
  });

  it('is not once the user has given the tab another one', async () => {
    await tell('first', {});
    isAt({ pendingUrl: `${API}/v1/next` });
    await turn();
    expect(fake.visited).toEqual([]);
  });

  it('is not once another request has left in the tab', async () => {
    await tell('first', {});
    await tell('second', { method: 'POST', initiator: API });
    await turn();
    expect(fake.visited).toEqual([]);
  });
});

describe('a click on a page that was there before it could be seen', () => {
  it('counts, however quickly its answer is there', async () => {
    isAt({ url: `${DOCS}/guide`, status: 'complete' });
    await (await import('./watch-pages')).noteOpenPages();
    await tell('first', {
      initiator: DOCS,
      headers: new Map([['sec-fetch-user', '?1']]),
      startedAt: Date.now() - 5,
    });
    await loads(THERE);
    await turn();
    expect(fake.visited).toEqual([{ id: 1, url: THERE }]);
  });

  it('counts where the tab had come there a moment before', async () => {
    isAt({ url: THERE, status: 'complete' });
    const { noteOpenPages } = await import('./watch-pages');
    await noteOpenPages();
    const release = await holdLock('stored-choices');
    isAt({ url: `${DOCS}/guide` });
    const told = fake.events.updated.dispatch(1, { status: 'complete' }, {});
    const noted = noteOpenPages();
    release();
    await Promise.all([told, noted]);
    await tell('first', { initiator: DOCS, headers: new Map([['sec-fetch-user', '?1']]) });
    await turn();
    expect(fake.visited).toEqual([{ id: 1, url: THERE }]);
  });
});
