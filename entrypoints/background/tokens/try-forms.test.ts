import { expect, it, vi } from 'vitest';
import type { Provider } from '../../../core/providers/provider';
import { providersOf } from '../../../core/providers/providers';
import type { TokenRecord } from '../../../core/token/token-record';
import { FIRST, fakeToken, SECOND } from '../../../core/vault/testing/fake-token';
import { knownProvider } from '../../../tests/support/catalogue';
import { createFakeBrowser, type FakeBrowser } from '../../../tests/support/fake-browser';
import { startWorker, storeVault } from '../../../tests/support/fake-worker';

const API = 'https://api.made-up.example';
const PROVIDER: Provider = {
  ...knownProvider('airship-uk'),
  id: 'made-up',
  confidence: 'medium',
  hosts: [{ origin: API, region: null }],
  fields: [],
  headers: [{ name: 'X-Key', template: '{token}', encoding: 'plain' }],
  extraHeaders: [],
  outcomes: [],
  checks: [{ method: 'GET', path: '/me', works: { status: [200], path: 'id', exists: true } }],
};
const BEARER = { name: 'Authorization', template: 'Bearer {token}', encoding: 'plain' } as const;

vi.mock('../stores/providers', () => {
  const known = async () => providersOf([PROVIDER]);
  return { providers: known, providersToShow: known };
});

const at = (id: string, parts: Partial<TokenRecord>) =>
  fakeToken(id, {
    providerId: PROVIDER.id,
    origins: [API],
    pathPrefix: '',
    companions: [],
    allowedSites: [],
    ...parts,
  });
const handlers = async () => (await import('../events/messages')).HANDLERS;
const on = async () => {
  const { tokens } = await (await import('../vault/open-vault')).requireVault();
  return [...tokens.values()].filter((token) => token.on).map(({ id }) => id);
};
/** Secrets that are sent to the API by itself. */
const sent = () => [...new Set(JSON.stringify([...fake.rules.values()]).match(/fake-token-[\w-]+/g))].sort();

let fake: FakeBrowser;

/** Stores a token that its API refuses in its own form and takes as Bearer, beside another one. */
async function refusedBeside(other: Partial<TokenRecord>): Promise<void> {
  fake = createFakeBrowser();
  fake.granted.add(API);
  vi.stubGlobal('fetch', async (_url: string, init: RequestInit) => {
    const { Authorization: line } = init.headers as Record<string, string>;
    return line?.startsWith('Bearer ') ? Response.json({ id: 1 }) : Response.json({}, { status: 401 });
  });
  const first = at(FIRST, { headers: [...PROVIDER.headers] });
  await storeVault(fake, [first, at(SECOND, { headers: [BEARER], ...other })], null);
  startWorker(fake);
  await (await handlers())['token.test']({ id: FIRST });
}

const tryForms = async () => (await handlers())['token.try-forms']({ id: FIRST, basic: false });
const ofFirst = async () => (await (await import('../vault/open-vault')).requireVault()).tokens.get(FIRST);

it('the form that was accepted takes nobody’s place: beside one that is sent in it the token is off', async () => {
  await refusedBeside({});
  expect(await on()).toEqual([FIRST, SECOND]);
  expect(await tryForms()).toMatchObject({ accepted: 'bearer' });
  expect(await ofFirst()).toMatchObject({ headers: [BEARER], test: { outcome: 'works' } });
  expect(await on()).toEqual([SECOND]);
  expect(sent()).toEqual([`fake-token-${SECOND}`]);
});

it('beside one that goes in another header it stays on', async () => {
  await refusedBeside({ headers: [{ ...BEARER, name: 'X-Other' }] });
  await tryForms();
  expect(await on()).toEqual([FIRST, SECOND]);
  expect(sent()).toEqual([`fake-token-${FIRST}`, `fake-token-${SECOND}`]);
});

it('one that is sent for some minutes makes way as well', async () => {
  await refusedBeside({});
  await (await handlers())['token.send-for']({ id: FIRST, minutes: 15 });
  expect(sent()).toEqual([`fake-token-${FIRST}`, `fake-token-${SECOND}`]);
  await tryForms();
  expect(sent()).toEqual([`fake-token-${SECOND}`]);
});

it('and one that was switched off is not switched on', async () => {
  await refusedBeside({ on: false });
  await (await handlers())['token.edit']({ id: FIRST, on: false });
  await tryForms();
  expect(await on()).toEqual([]);
});
