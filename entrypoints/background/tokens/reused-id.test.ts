import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Provider } from '../../../core/providers/provider';
import { type Providers, providersOf } from '../../../core/providers/providers';
import { preparedRevoke } from '../../../core/revoke/revoke-call';
import { DELETE_SELF, revokingProvider } from '../../../core/revoke/testing/revoking-provider';
import { FIRST, fakeToken } from '../../../core/vault/testing/fake-token';
import { createFakeBrowser, type FakeBrowser } from '../../../tests/support/fake-browser';
import { startWorker, storeVault } from '../../../tests/support/fake-worker';

const API = 'https://api.made-up.com';
const AUTH = 'https://auth.made-up.com';
const VENDOR = revokingProvider(
  { ...DELETE_SELF, origin: AUTH },
  {
    confidence: 'medium',
    getActs: true,
    ownServer: true,
    fields: [{ name: 'team', label: 'Team of Made Up', pattern: '^[a-z]+$' }],
  },
);
/** A later release gives the id to somebody whose customers run it on servers of their own, so that any host would do. */
const OTHER: Provider = {
  ...VENDOR,
  name: 'Other Vendor',
  hosts: [{ origin: 'https://api.other-vendor.com', region: null }],
};
const TOKEN = fakeToken(FIRST, {
  ...{ providerId: 'made-up', providerName: 'Made Up', origins: [API], pathPrefix: '', allowedSites: [] },
  fields: [{ name: 'team', value: 'sample', secret: false }],
});

let fake: FakeBrowser;
let known: Providers;
let asked: string[];
/** Whether the API accepts the token; it refuses requests without one. */
let takes: boolean;
vi.mock('../stores/providers', () => ({
  providers: async () => known,
  providersToShow: async () => known,
}));

beforeEach(async () => {
  fake = createFakeBrowser();
  asked = [];
  takes = true;
  use(VENDOR);
  for (const origin of [API, AUTH]) fake.granted.add(origin);
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    asked.push(`${init.method} ${url}`);
    const isTaken = takes && JSON.stringify(init.headers).includes(TOKEN.secret);
    return isTaken ? Response.json({ id: 1 }) : Response.json({ message: 'No' }, { status: 401 });
  });
  await storeVault(fake, [TOKEN], null);
  startWorker(fake);
});

const use = (provider: Provider) => {
  known = providersOf([provider]);
};
const handlers = async () => (await import('../events/messages')).HANDLERS;
const stored = async () => {
  const { requireVault } = await import('../vault/open-vault');
  return (await requireVault()).tokens.get(FIRST) ?? TOKEN;
};
/** The API took it once, so a call is trusted to go there. */
async function beginRevoking(): Promise<void> {
  await (await handlers())['token.test']({ id: FIRST });
  await (await handlers())['revoke.start']({ id: FIRST });
}
const refused = (reason: string) => ({ code: 'invalid-input', params: { reason } });

// Proves P3: An id that a later release gives to another vendor is nobody's: its facts are not for the stored token.
describe('an id that another vendor has by now', () => {
  it('brings none of its calls that revoke', async () => {
    await beginRevoking();
    const lines = preparedRevoke(OTHER, await stored())?.lines ?? [];
    expect(lines).not.toEqual([]);
    for (const provider of [OTHER, VENDOR]) {
      use(provider);
      asked = [];
      const call = (await handlers())['revoke.call']({ id: FIRST, shown: [...lines], after: null });
      if (provider === VENDOR) await call;
      else await expect(call).rejects.toMatchObject(refused('revoke-changed'));
      expect(asked.includes(`DELETE ${AUTH}/v1/tokens/self`)).toBe(provider === VENDOR);
    }
  });

  it('keeps no access to hosts that its calls would go to', async () => {
    await beginRevoking();
    const { returnUnusedAccess } = await import('../access/access');
    for (const provider of [VENDOR, OTHER]) {
      use(provider);
      await returnUnusedAccess();
      expect(fake.granted.has(AUTH)).toBe(provider === VENDOR);
    }
  });

  it('does not say that a GET acts', async () => {
    const ask = async () => (await handlers())['token.test-at']({ id: FIRST, origin: API, path: '/me' });
    await expect(ask()).rejects.toMatchObject(refused('may-act'));
    use(OTHER);
    await ask();
    expect(asked).toContain(`GET ${API}/me`);
  });

  it('lets no other forms be tried as an unconfirmed API of its own', async () => {
    const tried = async () => (await handlers())['token.try-forms']({ id: FIRST, basic: false });
    takes = false;
    await (await handlers())['token.test']({ id: FIRST });
    use(OTHER);
    await expect(tried()).rejects.toMatchObject(refused('forms-not-here'));
    use(VENDOR);
    expect(await tried()).toMatchObject({ accepted: null });
  });

  it('gives the values of a token no labels, and no page', async () => {
    for (const provider of [VENDOR, OTHER]) {
      use(provider);
      expect(await (await handlers())['token.facts']({ id: FIRST })).toMatchObject({
        fields: [{ label: provider === VENDOR ? 'Team of Made Up' : 'team', value: 'sample' }],
        hasProvider: provider === VENDOR,
      });
    }
  });
});
