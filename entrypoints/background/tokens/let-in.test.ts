import { beforeEach, describe, expect, it } from 'vitest';
import type { Choices } from '../../../core/browser-session/choices';
import type { TokenRecord } from '../../../core/token/token-record';
import { FIRST, fakeToken, SECOND } from '../../../core/vault/testing/fake-token';
import { createFakeBrowser, type FakeBrowser } from '../../../tests/support/fake-browser';
import { startWorker, storeVault } from '../../../tests/support/fake-worker';
import { until } from '../../../tests/support/until';

const DOCS = 'https://developer.pagerduty.com';
const TAB = 1;
const PARTS = {
  providerId: 'pagerduty',
  origins: ['https://api.pagerduty.com'],
  allowedSites: [],
  pathPrefix: '',
};
const TOKEN = fakeToken(FIRST, PARTS);

let fake: FakeBrowser;

async function start(...tokens: readonly TokenRecord[]): Promise<void> {
  fake = createFakeBrowser();
  fake.tabs.push({ id: TAB, url: `${DOCS}/reference` });
  await storeVault(fake, tokens, 'sample passphrase');
  fake.granted.add(DOCS);
  await wake();
}
beforeEach(() => start(TOKEN));

async function wake(): Promise<void> {
  startWorker(fake);
  (await import('../watch/watch-tabs')).watchTabs();
  await (await import('../events/start')).start();
}

const letIn = async (parts: { id?: string; tabId?: number; origin?: string } = {}) =>
  (await import('./let-in')).letPageIn({ id: FIRST, tabId: TAB, origin: DOCS, ...parts });

/** Tabs for which rules let a page fetch, by token. */
function guests(id: string = FIRST): readonly number[] {
  const table = JSON.parse(String(fake.session.get('rules-in-force'))) as { numbers: Record<string, number> };
  return Object.keys(table.numbers).flatMap((key) =>
    key.startsWith(`${id} guest-`) ? [Number(key.split(' ')[1]?.slice('guest-'.length))] : [],
  );
}

async function shows(tabId: number, url: string): Promise<void> {
  Object.assign(fake.tabs.find(({ id }) => id === tabId) ?? {}, { url });
  const seen = fake.granted.has(new URL(url).origin) ? { url } : {};
  await fake.events.updated.dispatch(tabId, { status: 'complete' }, seen);
  const { exclusive } = await import('../../../platform/background/exclusive');
  await exclusive(`tab-${tabId}`, async () => undefined);
}

it('the page of a tab may use a token until the tab leaves, and its access goes then', async () => {
  await letIn();
  expect(guests()).toEqual([TAB]);
  await shows(TAB, `${DOCS}/other`);
  expect(guests()).toEqual([TAB]);
  expect(fake.granted).toContain(DOCS);
  await shows(TAB, 'https://other.example/');
  expect(guests()).toEqual([]);
  expect(fake.granted).not.toContain(DOCS);
});

it('coming back does not bring it back', async () => {
  await letIn();
  await shows(TAB, 'https://other.example/');
  await shows(TAB, `${DOCS}/reference`);
  expect(guests()).toEqual([]);
});

it.each<[what: string, end: () => unknown]>([
  ['the user ends it', async () => (await import('./let-in')).letPageOut({ id: FIRST, tabId: TAB })],
  ['the tab is closed', () => fake.events.removed.dispatch(TAB)],
  ['it locks', async () => (await import('../lock/lock')).lock('user')],
  ['the browser takes the access away', () => accessEnds()],
  ['the tab left while no worker was there', () => leavesUnseen()],
])('it ends when %s', async (_what, end) => {
  await letIn();
  expect(guests()).toEqual([TAB]);
  await end();
  await until('no guest', () => !fake.session.has('rules-in-force') || guests().length === 0);
});

async function accessEnds(): Promise<void> {
  fake.granted.delete(DOCS);
  await (await import('../events/on-access')).onAccess([]);
}
async function leavesUnseen(): Promise<void> {
  Object.assign(fake.tabs[0] ?? {}, { url: 'https://other.example/' });
  await wake();
}

it('no rule comes of it before there is access, nor later in a tab that has left', async () => {
  fake.granted.delete(DOCS);
  await letIn();
  expect(guests()).toEqual([]);
  fake.granted.add(DOCS);
  const { onAccess } = await import('../events/on-access');
  await onAccess([`${DOCS}/*`]);
  expect(guests()).toEqual([TAB]);
  await accessEnds();
  Object.assign(fake.tabs[0] ?? {}, { url: 'https://other.example/' });
  fake.granted.add(DOCS);
  await onAccess([`${DOCS}/*`]);
  expect(guests()).toEqual([]);
});

it('of two tokens that compete, the one that was let in last is used there', async () => {
  await start(TOKEN, fakeToken(SECOND, { ...PARTS, scope: 'chosen-tabs' }));
  await letIn();
  await letIn({ id: SECOND });
  expect([guests(FIRST), guests(SECOND)]).toEqual([[], [TAB]]);
});

describe('a page is not let in', () => {
  it.each<[what: string, change: () => unknown, origin: string, reason: string]>([
    [
      'of a look-alike',
      () => shown('https://developer.pagerduty.com.evil.example'),
      `${DOCS}.evil.example`,
      'not-its-page',
    ],
    [
      'of a sub-domain',
      () => shown('https://evil.developer.pagerduty.com'),
      'https://evil.developer.pagerduty.com',
      'not-its-page',
    ],
    ['of the API itself', () => {}, 'https://api.pagerduty.com', 'not-its-page'],
    ['on another port', () => {}, `${DOCS}:8443`, 'not-its-page'],
    ['that the tab has left', () => shown('https://other.example'), DOCS, 'page-left'],
    ['that another page opened', () => opens(), DOCS, 'page-opened'],
    [
      'in a window that a page opened',
      () => Object.assign(fake, { windowType: 'popup' }),
      DOCS,
      'page-opened',
    ],
    ['in a tab that is gone', () => fake.tabs.splice(0, 1), DOCS, 'page-opened'],
  ])('%s', async (_what, change, origin, reason) => {
    await change();
    await expect(letIn({ origin })).rejects.toMatchObject({ code: 'invalid-input', params: { reason } });
    expect(guests()).toEqual([]);
  });

  it('that another page opened, once the browser no longer says so', async () => {
    fake.tabs.push({ id: 2, url: `${DOCS}/` });
    await fake.events.created.dispatch({ id: 2, openerTabId: 9 });
    // The browser waits for no listener.
    await until('the new tab noted', () => (fake.session.get('choices') as Choices).opened.includes(2));
    await wake();
    await expect(letIn({ tabId: 2 })).rejects.toMatchObject({ params: { reason: 'page-opened' } });
  });

  it('that another page opened before a lock', async () => {
    await opens();
    await (await import('../lock/lock')).lock('user');
    expect(fake.session.get('choices')).toMatchObject({ opened: [TAB] });
  });
});

const shown = (origin: string) => void Object.assign(fake.tabs[0] ?? {}, { url: `${origin}/` });
const opens = () => fake.events.created.dispatch({ id: TAB, openerTabId: 9 });
