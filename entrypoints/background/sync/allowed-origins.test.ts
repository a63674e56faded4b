import { beforeEach, expect, it } from 'vitest';
import type { TokenRecord } from '../../../core/token/token-record';
import { FIRST, fakeToken } from '../../../core/vault/testing/fake-token';
import { createFakeBrowser, type FakeBrowser } from '../../../tests/support/fake-browser';
import { startWorker, storeVault } from '../../../tests/support/fake-worker';

const API = 'https://api.example.com';
const [AT_API, AT_DOCS] = [1, 2];

let fake: FakeBrowser;
beforeEach(async () => {
  fake = createFakeBrowser();
  await storeVault(fake, [fakeToken(FIRST, { scope: 'chosen-tabs' })], null);
  startWorker(fake);
  fake.tabs.push({ id: AT_API, url: `${API}/v1` }, { id: AT_DOCS, url: 'https://docs.example.com/' });
  const { chooseTab } = await import('../tokens/choose-tab');
  for (const tab of [AT_API, AT_DOCS]) await chooseTab(FIRST, tab, true);
});

async function change(changes: Partial<TokenRecord>): Promise<void> {
  const { changeVault } = await import('../vault/open-vault');
  const { withToken } = await import('../../../core/vault/edit-vault');
  const { tokenOf } = await import('../../../core/vault/open-vault');
  await changeVault((vault) => withToken(vault, { ...tokenOf(vault, FIRST), ...changes }));
  await (await import('./sync-all')).syncAll();
}

const chosen = async () => (await (await import('../stores/choices')).choices.read()).chosenTabs[FIRST];
const tabsInRules = () =>
  new Set(
    [...fake.rules.values()].flatMap(({ condition }) => (condition as { tabIds?: number[] }).tabIds ?? []),
  );

it('keeps tabs that still show what the token is for', async () => {
  await change({ allowedSites: ['https://docs.example.com', 'https://console.example.org'] });
  expect(await chosen()).toEqual([AT_API, AT_DOCS]);
});

it('lets go of a tab whose page may no longer use the token', async () => {
  expect(tabsInRules()).toEqual(new Set([AT_API, AT_DOCS]));
  await change({ allowedSites: [] });
  expect(await chosen()).toEqual([AT_API]);
  expect(tabsInRules()).toEqual(new Set([AT_API]));
});

it("lets go of a tab at a host that is no longer the token's", async () => {
  fake.granted.add('https://eu.example.com');
  await change({ origins: ['https://eu.example.com'] });
  expect(await chosen()).toEqual([AT_DOCS]);
});

it('notices that such a tab leaves afterwards', async () => {
  await change({ allowedSites: [] });
  const { choices } = await import('../stores/choices');
  expect((await choices.read()).allowedOrigins[FIRST]).toEqual([API]);
});
