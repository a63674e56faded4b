import { beforeEach, expect, it } from 'vitest';
import type { TokenRecord } from '../../../core/token/token-record';
import { FIRST, fakeToken, SECOND } from '../../../core/vault/testing/fake-token';
import { createFakeBrowser, type FakeBrowser, type FakeRule } from '../../../tests/support/fake-browser';
import { startWorker, storeVault } from '../../../tests/support/fake-worker';
import { until } from '../../../tests/support/until';

const API = 'https://api.example.com';
const ELSEWHERE = { origins: ['https://first.example.com'], allowedSites: [] };
const CHOSEN: Partial<TokenRecord> = { origins: [API], pathPrefix: '', scope: 'chosen-tabs' };

let fake: FakeBrowser;

beforeEach(async () => {
  fake = createFakeBrowser();
  await storeVault(fake, [fakeToken(FIRST, ELSEWHERE), fakeToken(SECOND, CHOSEN)], 'a passphrase');
  fake.tabs.push({ id: 1, url: `${API}/v1` }, { id: 2, url: `${API}/v1` });
  startWorker(fake);
  (await import('../watch/watch-tabs')).watchTabs();
  await (await import('../events/start')).start();
  const { chooseTab } = await import('../tokens/choose-tab');
  await chooseTab(SECOND, 1, true);
  await chooseTab(SECOND, 2, true);
});

const listsTab = (tabId: number) => (rule: FakeRule) =>
  (rule.condition as { tabIds?: readonly number[] }).tabIds?.includes(tabId) === true;
const rulesOf = (tabId: number): number => [...fake.rules.values()].filter(listsTab(tabId)).length;

/** Tab 1 or 2 shows a page that we may not see. */
const leaves = (tabId: number): Promise<unknown> =>
  fake.events.updated.dispatch(tabId, { status: 'loading' }, {});

/** A large store of answers takes the browser seconds to look through; this one never ends. */
async function beginEndlessPurge(): Promise<void> {
  let asked = false;
  Object.assign((fake.api as { browsingData: object }).browsingData, {
    remove: () => {
      asked = true;
      return new Promise(() => {});
    },
  });
  const { HANDLERS } = await import('../events/messages');
  void HANDLERS['token.edit']({ id: FIRST, on: false });
  await until('the purge', () => asked);
}

// Proves P5: Rules and key go at once while the browser is still dropping stored answers.
it('a lock does not wait until stored answers of another token are dropped', async () => {
  await beginEndlessPurge();
  void (await import('../lock/lock')).lock('user');
  await until('the key to be gone', () => !fake.session.has('vault-keys'));
  expect(fake.rules.size).toBe(0);
  await until('pages that say so', () => Object(fake.session.get('snapshot')).state === 'locked');
});

// Proves P2: A tab that leaves loses its token at once while the browser is still dropping stored answers.
it('nor does a tab that leaves', async () => {
  await beginEndlessPurge();
  expect(rulesOf(1)).toBeGreaterThan(0);
  void leaves(1);
  await until('no rule for the first tab', () => rulesOf(1) === 0);
  void leaves(2);
  await until('no rule for the second tab', () => rulesOf(2) === 0);
});

it('rules end also where there is no room to note what is to be dropped', async () => {
  fake.fullSession = 'to-purge';
  const { HANDLERS } = await import('../events/messages');
  await HANDLERS['pause.set']({ paused: true });
  expect(fake.rules.size).toBe(0);
  expect(fake.purged).toContain(API);
});

it('what is noted while a purge is under way is dropped after it', async () => {
  let finish = (): void => {};
  const { browsingData } = fake.api as { browsingData: { remove(options: object): Promise<void> } };
  const { remove } = browsingData;
  let asked = false;
  browsingData.remove = () => {
    asked = true;
    return new Promise((done) => {
      finish = done;
    });
  };
  const { notePurge, purgeNoted } = await import('./purge-cache');
  await notePurge([API]);
  const first = purgeNoted();
  await until('the purge', () => asked);
  await notePurge([API]);
  browsingData.remove = remove;
  finish();
  await Promise.all([first, purgeNoted()]);
  expect(fake.purged).toContain(API);
  expect(fake.session.has('to-purge')).toBe(false);
});
