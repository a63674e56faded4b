import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Provider } from '../../../core/providers/provider';
import { FIRST, fakeToken, SECOND } from '../../../core/vault/testing/fake-token';
import { compileCatalogue } from '../../../scripts/catalogue/compile';
import { CATALOGUE, knownProvider } from '../../../tests/support/catalogue';
import { createFakeBrowser, type FakeBrowser } from '../../../tests/support/fake-browser';
import { COMPILED, putCatalogue, startWorker, storeVault } from '../../../tests/support/fake-worker';

const HOST = 'https://api.query-api.com';
const QUERY: Provider = {
  ...knownProvider('pylon'),
  ...{ id: 'query', name: 'Sample Query', headers: [], fields: [], sites: [], extraHeaders: [] },
  hosts: [{ origin: HOST, region: null }],
  elsewhere: { place: 'query', parameters: [{ name: 'key', template: '{token}' }] },
};
const KEPT = {
  ...{ providerId: 'query', providerName: 'Sample Query', headers: [], companions: [], allowedSites: [] },
  ...{ origins: [HOST], pathPrefix: '', on: false },
};

let fake: FakeBrowser;
/** What the next answer waits for. */
let gate: Promise<unknown>;

beforeEach(() => {
  putCatalogue({ ...COMPILED, text: compileCatalogue([...CATALOGUE, QUERY], COMPILED.version) });
  gate = Promise.resolve();
  vi.stubGlobal('fetch', async () => {
    await gate;
    return Response.json({ data: { name: 'Sample', id: 'org_1' } });
  });
});
afterEach(() => putCatalogue(COMPILED));

async function begin(...others: readonly ReturnType<typeof fakeToken>[]): Promise<void> {
  fake = createFakeBrowser();
  await storeVault(fake, [fakeToken(FIRST, KEPT), ...others], null);
  startWorker(fake);
  // What the click on *Test* has asked the browser for.
  fake.granted.add(HOST);
}
const handlers = async () => (await import('../events/messages')).HANDLERS;

// Proves P7: Access that only a test needed is given back after it.
describe('access to the host of a key that goes in no header', () => {
  it.each([
    ['its test', async () => (await handlers())['token.test']({ id: FIRST })],
    [
      'a test at an address that the user gave',
      async () => (await handlers())['token.test-at']({ id: FIRST, origin: HOST, path: '/v1/me' }),
    ],
  ])('is given back after %s', async (_what, test) => {
    await begin();
    await test();
    expect([...fake.granted]).toEqual([]);
  });

  it('stays until each token of a run was asked about, and is then given back', async () => {
    await begin(fakeToken(SECOND, KEPT));
    const { startTests } = await import('../tokens/test-tokens');
    await startTests({ ids: [FIRST, SECOND] }, async () => {});
    await expect.poll(() => [...fake.granted]).toEqual([]);
    const { tokens } = await (await import('../vault/open-vault')).requireVault();
    const outcomes = [...tokens.values()].map(({ test }) => test?.outcome);
    expect(outcomes).toEqual(['works', 'works']);
  });

  it('stays while others of a run wait for their turn, whatever is tidied up meanwhile', async () => {
    await begin(fakeToken(SECOND, KEPT));
    const { startTests } = await import('../tokens/test-tokens');
    const { returnUnusedAccess } = await import('./access');
    await startTests({ ids: [FIRST, SECOND] }, () => returnUnusedAccess());
    await expect.poll(() => [...fake.granted]).toEqual([]);
    const { tokens } = await (await import('../vault/open-vault')).requireVault();
    expect([...tokens.values()].map(({ test }) => test?.outcome)).toEqual(['works', 'works']);
  });

  it('stays while a test is under way', async () => {
    await begin();
    let answer = (): void => {};
    gate = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const test = (await handlers())['token.test']({ id: FIRST });
    const { originsUnderTest } = await import('../probe/prober');
    await expect.poll(() => originsUnderTest()).toEqual([HOST]);
    await (await import('./access')).returnUnusedAccess();
    expect([...fake.granted]).toEqual([HOST]);
    answer();
    await test;
    expect([...fake.granted]).toEqual([]);
  });

  it('stays where another token is sent there', async () => {
    await begin(fakeToken(SECOND, { providerId: 'pylon', origins: [HOST], allowedSites: [] }));
    await (await handlers())['token.test']({ id: FIRST });
    expect([...fake.granted]).toEqual([HOST]);
  });

  it('stays while it is being revoked, and is given back where that is called off', async () => {
    await begin();
    await (await handlers())['revoke.start']({ id: FIRST });
    await (await import('./access')).returnUnusedAccess();
    expect([...fake.granted]).toEqual([HOST]);
    await (await handlers())['revoke.cancel']({ id: FIRST });
    expect([...fake.granted]).toEqual([]);
  });
});
