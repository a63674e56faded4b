import { beforeEach, describe, expect, it, vi } from 'vitest';
import { FIRST, fakeToken } from '../../../core/vault/testing/fake-token';
import { createFakeBrowser, type FakeBrowser } from '../../../tests/support/fake-browser';
import { startWorker, storeVault } from '../../../tests/support/fake-worker';

const NOW = Date.UTC(2026, 10, 22, 9, 0);
const ONE = 'https://api.one.example';
const TWO = 'https://api.two.example';
const THREE = 'https://api.three.example';
/** Nobody of the catalogue, so each of its hosts is asked without the token first. */
const OF_NOBODY = { providerId: 'unheard-of', pathPrefix: '', allowedSites: [] };

let fake: FakeBrowser;
/** Hosts that still take the token. */
let taking: readonly string[];
/** Hosts that were sent it, in order. */
let shown: string[];

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOW });
  fake = createFakeBrowser();
  await storeVault(fake, [fakeToken(FIRST, { ...OF_NOBODY, origins: [ONE, TWO, THREE] })], null);
  startWorker(fake);
  [taking, shown] = [[], []];
  vi.stubGlobal('fetch', async (url: string, { headers }: { headers: Record<string, string> }) => {
    const { origin } = new URL(url);
    const withToken = JSON.stringify(headers).includes('fake-token');
    if (withToken) shown.push(origin);
    return withToken && taking.includes(origin)
      ? Response.json({ ok: true })
      : Response.json({ error: 'Bad token' }, { status: 401 });
  });
});

const check = async (why: 'user' | 'time', at?: string) =>
  (await import('./revocation')).checkRevocation(FIRST, why, at);
const start = async () => (await import('./revocation')).startRevocation(FIRST);
const token = async () => (await (await import('../vault/open-vault')).requireVault()).tokens.get(FIRST);

// Proves P9: A token with hosts of several companies is gone only after a host of each refused it.
describe('a revocation of a token with hosts of several companies', () => {
  it('is not done by the refusal of one of them', async () => {
    taking = [TWO];
    await start();
    await check('user');
    expect(shown).toEqual([ONE]);
    expect(await token()).toMatchObject({
      revocation: { lastCheck: { outcome: 'refused', notAsked: [TWO, THREE] }, nextCheckAt: null },
    });
  });

  it('is done by a click for each of them', async () => {
    await start();
    await check('user');
    await check('user', THREE);
    expect(await token()).toMatchObject({ revocation: { lastCheck: { notAsked: [TWO] } } });
    await check('user', TWO);
    expect(shown).toEqual([ONE, THREE, TWO]);
    expect(await token()).toBeUndefined();
  });

  it('begins anew where one of them still takes it', async () => {
    taking = [TWO];
    await start();
    await check('user');
    await check('user', TWO);
    const { revocation } = (await token()) ?? {};
    expect(revocation?.lastCheck).toMatchObject({ outcome: 'works' });
    expect(revocation?.lastCheck?.notAsked).toBeUndefined();
  });

  it('asks none that nothing was said of', async () => {
    await start();
    await expect(check('user', TWO)).rejects.toMatchObject({ code: 'invalid-input' });
    await check('user');
    await expect(check('user', ONE)).rejects.toMatchObject({ code: 'invalid-input' });
    await expect(check('user', 'https://api.four.example')).rejects.toMatchObject({ code: 'invalid-input' });
    expect(shown).toEqual([ONE]);
  });
});
