import { expect, it, vi } from 'vitest';
import type { Provider } from '../../../core/providers/provider';
import { providersOf } from '../../../core/providers/providers';
import type { TokenRecord } from '../../../core/token/token-record';
import { FIRST, fakeToken, SECOND } from '../../../core/vault/testing/fake-token';
import { knownProvider } from '../../../tests/support/catalogue';
import { createFakeBrowser } from '../../../tests/support/fake-browser';
import { startWorker, storeVault } from '../../../tests/support/fake-worker';

const API = 'https://api.made-up.example';
/** Known from one side: where it refuses a token, other forms may be tried. */
const PROVIDER: Provider = {
  ...knownProvider('airship-uk'),
  ...{ id: 'made-up', name: 'Made Up', confidence: 'medium', fields: [], extraHeaders: [], outcomes: [] },
  hosts: [{ origin: API, region: null }],
  headers: [{ name: 'X-Key', template: '{token}', encoding: 'plain' }],
  checks: [{ method: 'GET', path: '/me', works: { status: [200] } }],
};
const AT_API = { origins: [API], pathPrefix: '', allowedSites: [], companions: [] };
const tokenInUse = (parts: Partial<TokenRecord> = {}) =>
  fakeToken(FIRST, { ...AT_API, providerId: 'made-up', headers: [...PROVIDER.headers], ...parts });

vi.mock('../stores/providers', () => ({
  providers: async () => providersOf([PROVIDER]),
  providersToShow: async () => providersOf([PROVIDER]),
}));

it('a form that another token in use has is kept, and its token off: it takes nobody’s place', async () => {
  const fake = createFakeBrowser();
  fake.granted.add(API);
  const other = fakeToken(SECOND, AT_API);
  await storeVault(fake, [tokenInUse(), other], null);
  startWorker(fake);
  vi.stubGlobal('fetch', async (_url: string, { headers }: { headers: Record<string, string> }) => {
    const isGood = headers['Authorization']?.startsWith('Bearer ') === true;
    return Response.json({}, { status: isGood ? 200 : 401 });
  });
  const { HANDLERS } = await import('../events/messages');
  const token = async () => (await (await import('../vault/open-vault')).requireVault()).tokens.get(FIRST);
  await HANDLERS['token.test']({ id: FIRST });
  expect(await token()).toMatchObject({ on: true, test: { outcome: 'refused' } });
  expect(await HANDLERS['token.try-forms']({ id: FIRST, basic: false })).toMatchObject({
    accepted: 'bearer',
  });
  expect(await token()).toMatchObject({ on: false, test: { outcome: 'works' } });
  expect(JSON.stringify([...fake.rules.values()])).toContain(other.secret);
});
