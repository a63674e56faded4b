import { beforeEach, expect, it } from 'vitest';
import type { TokenRecord } from '../../../core/token/token-record';
import { FIRST, fakeToken } from '../../../core/vault/testing/fake-token';
import { createFakeBrowser, type FakeBrowser, type FakeRule } from '../../../tests/support/fake-browser';
import { startWorker, storeVault } from '../../../tests/support/fake-worker';

const API = 'https://api.example.com';
const CHOSEN: Partial<TokenRecord> = { origins: [API], pathPrefix: '', scope: 'chosen-tabs' };

let fake: FakeBrowser;

beforeEach(async () => {
  fake = createFakeBrowser();
  await storeVault(fake, [fakeToken(FIRST, CHOSEN)], 'a passphrase');
  fake.tabs.push({ id: 1, url: `${API}/v1` }, { id: 2, url: `${API}/v1` });
  startWorker(fake);
  (await import('./watch-tabs')).watchTabs();
  await (await import('../events/start')).start();
  const { chooseTab } = await import('../tokens/choose-tab');
  await chooseTab(FIRST, 1, true);
  await chooseTab(FIRST, 2, true);
});

const listsTab = (tabId: number) => (rule: FakeRule) =>
  (rule.condition as { tabIds?: readonly number[] }).tabIds?.includes(tabId) === true;
const rulesOf = (tabId: number): number => [...fake.rules.values()].filter(listsTab(tabId)).length;

/** Tab 1 shows a page that we may not see, and what follows that is over. */
async function leaves(): Promise<void> {
  await fake.events.updated.dispatch(1, { status: 'loading' }, {});
  await (await import('../../../platform/background/exclusive')).exclusive('tab-1', async () => undefined);
}

// Proves P2: A tab that has left is never listed again by what comes between.
it('no change of rules that comes between lists a tab again that has left', async () => {
  const { syncRules } = await import('../rules/sync-rules');
  const { chooseTab } = await import('../tokens/choose-tab');
  let interrupted = true;
  let at = 0;
  while (interrupted) {
    at += 1;
    interrupted = false;
    Object.assign(fake.tabs[0] ?? {}, { url: `${API}/v1` });
    await chooseTab(FIRST, 1, true);
    const again: number[] = [];
    let between: Promise<unknown> = Promise.resolve();
    fake.beforeCall(at, () => {
      interrupted = true;
      between = syncRules(Date.now());
    });
    Object.assign(fake.tabs[0] ?? {}, { url: 'https://evil.example/' });
    fake.refuses = (rule) => {
      if (rulesOf(1) === 0 && listsTab(1)(rule)) again.push(rule.id);
      return false;
    };
    await leaves();
    await between;
    expect(again, `a change at call ${at}`).toEqual([]);
    expect(rulesOf(1)).toBe(0);
  }
  expect(at).toBeGreaterThan(10);
});

it('a tab that leaves while it is being chosen is in no rule, whatever comes between', async () => {
  const { syncRules } = await import('../rules/sync-rules');
  const { chooseTab } = await import('../tokens/choose-tab');
  let refused = 0;
  for (let at = 1, interrupted = true; interrupted; at += 1) {
    interrupted = false;
    const [tab] = fake.tabs;
    await chooseTab(FIRST, 1, false);
    Object.assign(tab ?? {}, { url: `${API}/v1` });
    let between: Promise<unknown> = Promise.resolve();
    fake.beforeCall(at, () => {
      interrupted = true;
      Object.assign(tab ?? {}, { url: 'https://evil.example/' });
      between = syncRules(Date.now());
    });
    const isChosen = await chooseTab(FIRST, 1, true).then(
      () => true,
      () => false,
    );
    await between;
    if (!isChosen) refused += 1;
    expect(rulesOf(1) > 0, `a change at call ${at}`).toBe(isChosen);
  }
  expect(refused).toBeGreaterThan(3);
});
