import { beforeEach, expect, it } from 'vitest';
import { FIRST, fakeToken } from '../../../core/vault/testing/fake-token';
import { createFakeBrowser, type FakeBrowser } from '../../../tests/support/fake-browser';
import { startWorker, storeVault } from '../../../tests/support/fake-worker';

const API = 'https://api.example.com/v1';

let fake: FakeBrowser;
beforeEach(async () => {
  fake = createFakeBrowser();
  fake.tabs.push({ id: 1, url: API });
  await storeVault(fake, [fakeToken(FIRST)], null);
  startWorker(fake);
  await (await import('../ready')).ready();
  await (await handlers())['settings.set']({ ownVisitsOnly: true });
});

const handlers = async () => (await import('../messages/handlers')).HANDLERS;
const begins = async () => (await import('./watch-visits')).beginVisit(1, API);

it('a visit of the user begins once', async () => {
  expect(await begins()).toBe(true);
  expect(await begins()).toBe(false);
});

it.each<[what: string, make: () => Promise<unknown>]>([
  ['is off', async () => (await handlers())['token.edit']({ id: FIRST, on: false })],
  ['is paused', async () => (await handlers())['pause.set']({ paused: true })],
  ['is being revoked', async () => (await handlers())['revoke.start']({ id: FIRST })],
])('no visit is made twice for a token that %s', async (_what, make) => {
  await make();
  expect(await begins()).toBe(false);
});
