import { beforeEach, describe, expect, it } from 'vitest';
import { FIRST, fakeToken, SECOND } from '../../../core/vault/testing/fake-token';
import { createFakeBrowser, type FakeBrowser } from '../../../tests/support/fake-browser';
import { startWorker, storeVault } from '../../../tests/support/fake-worker';
import { until } from '../../../tests/support/until';

const API = 'https://api.example.com/v1';

let fake: FakeBrowser;
beforeEach(async () => {
  fake = createFakeBrowser();
  await storeVault(fake, [fakeToken(FIRST)], null);
});

/** Ids in the conditions of rules with a secret; null for a rule that is for every tab. */
const tabsInRules = (): readonly (readonly number[] | null)[] =>
  [...fake.rules.values()]
    .filter(({ action }) => JSON.stringify(action).includes('fake-token'))
    .map(({ condition }) => (condition as { tabIds?: number[] }).tabIds ?? null);
const rulesAreFor = (...tabs: readonly number[]) =>
  until(`rules for ${tabs}`, () => {
    const now = tabsInRules();
    return now.length > 0 && now.every((each) => each?.join() === tabs.join());
  });

async function start(): Promise<void> {
  startWorker(fake);
  (await import('./watch-tabs')).watchTabs();
  await (await import('../events/start')).start();
}

async function open(id: number, incognito = false): Promise<void> {
  fake.tabs.push({ id, url: API, incognito });
  await fake.events.created.dispatch({ id, incognito });
}

describe('where the user lets us into private windows', () => {
  beforeEach(() => {
    fake.seesPrivate = true;
    fake.tabs.push({ id: 1, url: API }, { id: 2, url: API, incognito: true });
  });

  it('rules are for the tabs of the other windows, as they open and close', async () => {
    await start();
    await rulesAreFor(1);
    await open(3);
    await rulesAreFor(1, 3);
    await open(4, true);
    await open(5);
    await rulesAreFor(1, 3, 5);
    fake.tabs.splice(0, 1);
    await fake.events.removed.dispatch(1);
    await rulesAreFor(3, 5);
  });

  it('a private tab that was chosen is one of them, until it leaves the API', async () => {
    await start();
    await (await import('../tokens/choose-tab')).chooseTab(FIRST, 2, true);
    await rulesAreFor(1, 2);
    await fake.events.updated.dispatch(2, { status: 'loading' }, { url: 'https://other.example/' });
    await rulesAreFor(1);
  });

  it('no stored answer is dropped because a tab opened or closed', async () => {
    await start();
    const before = fake.purged.length;
    await open(3);
    await rulesAreFor(1, 3);
    fake.tabs.splice(0, 1);
    await fake.events.removed.dispatch(1);
    await rulesAreFor(3);
    expect(fake.purged).toHaveLength(before);
  });
});

describe('a tab that leaves takes the token from no other, not for a moment', () => {
  it.each<[what: string, prepare: () => Promise<void>]>([
    [
      'of two that the user opened the API in',
      async () => {
        await (await import('../events/messages')).HANDLERS['settings.set']({ ownVisitsOnly: true });
        const { noteVisit } = await import('./watch-pages');
        for (const tab of [1, 2]) await noteVisit(tab, API, true);
      },
    ],
    [
      'of two that were chosen',
      async () => {
        const all = (await import('../events/messages')).HANDLERS;
        await all['token.edit']({ id: FIRST, scope: 'chosen-tabs' });
        for (const tabId of [1, 2]) await all['token.choose-tab']({ id: FIRST, tabId, chosen: true });
      },
    ],
  ])('%s', async (_what, prepare) => {
    fake.tabs.push({ id: 1, url: API }, { id: 2, url: API });
    await start();
    await prepare();
    const isFor = (tabs: string) => tabsInRules().some((each) => each?.join() === tabs);
    expect(isFor('1,2')).toBe(true);
    const kept: boolean[] = [];
    Object.assign(fake.ruleChanges, { push: () => kept.push(isFor('1,2') || isFor('2')) });
    await fake.events.updated.dispatch(1, { status: 'loading' }, { url: 'https://other.example/' });
    await until('rules for the other tab', () => isFor('2') && !isFor('1,2'));
    expect(kept).not.toContain(false);
    expect(kept.length).toBeGreaterThan(0);
  });
});

it('elsewhere tabs change no rule', async () => {
  await start();
  const changes = fake.ruleChanges.length;
  await open(3);
  await (await import('../sync/sync-all')).syncAll();
  expect(fake.ruleChanges).toHaveLength(changes);
  expect(tabsInRules()).not.toContainEqual(expect.any(Array));
});

it('a tab opened from a chosen one is no tab of a conflict, also before the event of it has come', async () => {
  await storeVault(fake, [fakeToken(FIRST), fakeToken(SECOND)], null);
  fake.tabs.push({ id: 1, url: API }, { id: 2, url: 'https://other.example/' });
  await start();
  const all = (await import('../events/messages')).HANDLERS;
  await all['token.edit']({ id: FIRST, scope: 'chosen-tabs' });
  await all['token.edit']({ id: SECOND, on: true });
  await all['token.choose-tab']({ id: FIRST, tabId: 1, chosen: true });
  const conflicts = () =>
    [...fake.rules.values()].filter(({ action }) => JSON.stringify(action).includes(SECOND));
  const tabsOf = () =>
    new Set(conflicts().map(({ condition }) => String((condition as { tabIds?: number[] }).tabIds)));
  expect(tabsOf()).toEqual(new Set(['2']));
  fake.tabs.push({ id: 3, url: API, openerTabId: 1 }, { id: 4, url: API, openerTabId: 2 });
  await (await import('../sync/sync-all')).syncAll();
  expect(tabsOf()).toEqual(new Set(['2,4']));
});
