import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Provider } from '../../../core/providers/provider';
import { providersOf } from '../../../core/providers/providers';
import type { TokenRecord } from '../../../core/token/token-record';
import { FIRST, fakeToken } from '../../../core/vault/testing/fake-token';
import { knownProvider } from '../../../tests/support/catalogue';
import { createFakeBrowser, type FakeBrowser } from '../../../tests/support/fake-browser';
import { startWorker, storeVault } from '../../../tests/support/fake-worker';

const API = 'https://api.made-up.example';
const OTHER = 'https://api.made-up-eu.example';
const SEEN_LONG_AGO = { confidence: 'high', seenRefusing: '2020-01-01' } as const;
const SECRET = 'sample-made-up-0000';
const PROVIDER: Provider = {
  ...knownProvider('airship-uk'),
  id: 'made-up',
  name: 'Made Up',
  confidence: 'medium',
  hosts: [{ origin: API, region: null }],
  fields: [],
  headers: [{ name: 'X-Key', template: '{token}', encoding: 'plain' }],
  extraHeaders: [],
  outcomes: [],
  checks: [{ method: 'GET', path: '/me', works: { status: [200], path: 'id', exists: true } }],
};
const regions = (...origins: string[]): Partial<Provider> => ({
  hosts: origins.map((origin, index) => ({ origin, region: `R${index + 1}` })),
});
let fake: FakeBrowser;
/** Every request as the server sees it. */
let seen: string[];
type Answering = (hasToken: boolean, host: string) => Response | Error;
let answers: Answering;
let list: Provider[];

const json = (status: number, body: object = {}) => Response.json(body, { status });
const parked = (text = '<html>') => new Response(text, { headers: { 'content-type': 'text/html' } });
const moved = () => new Response(null, { status: 302, headers: { location: 'https://broker.example/' } });
const needsToken: Answering = (has) => (has ? json(200, { id: 1 }) : json(401));

vi.mock('../stores/providers', () => ({
  providers: async () => providersOf(list),
  providersToShow: async () => providersOf(list),
}));

beforeEach(() => {
  fake = createFakeBrowser();
  seen = [];
  answers = needsToken;
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    const text = `${init.method} ${url} ${JSON.stringify(init.headers)} ${init.body ?? ''}`;
    const has = text.includes(SECRET);
    seen.push(`${has ? 'with' : 'without'} ${init.method} ${url}`);
    const answer = answers(has, new URL(url).host);
    if (answer instanceof Error) throw answer;
    return answer;
  });
});

async function set(provider: Partial<Provider> = {}, record: Partial<TokenRecord> = {}): Promise<void> {
  list = [{ ...PROVIDER, ...provider }];
  const origins = list[0]?.hosts.map(({ origin }) => origin) ?? [];
  for (const origin of origins) fake.granted.add(origin);
  const { id: providerId, headers } = list[0] ?? PROVIDER;
  const token = { providerId, secret: SECRET, origins, headers: [...headers] };
  const nothingElse = { companions: [], allowedSites: [], pathPrefix: '' };
  await storeVault(fake, [fakeToken(FIRST, { ...token, ...nothingElse, ...record })], null);
  startWorker(fake);
}

const handlers = async () => (await import('../events/messages')).HANDLERS;
const stored = async () => (await (await import('../vault/open-vault')).requireVault()).tokens.get(FIRST);
const test = async (options: { confirmed?: boolean; at?: string } = {}) => {
  await (await handlers())['token.test']({ id: FIRST, ...options });
  return (await stored())?.test;
};
const testAt = async (
  path: string,
  options: { confirmed?: boolean; acts?: boolean; origin?: string } = {},
) => {
  await (await handlers())['token.test-at']({ id: FIRST, origin: API, path, ...options });
  return (await stored())?.test;
};

// Proves P3: A provider that is known from one side gets no token before it answered as an API does.
describe('a provider that is not confirmed', () => {
  it.each([{}, SEEN_LONG_AGO])('is asked without the token first: %j', async (facts) => {
    await set(facts);
    expect(await test()).toMatchObject({ outcome: 'works', status: 200, statusWithout: 401 });
    expect(seen).toEqual([`without GET ${API}/me`, `with GET ${API}/me`]);
  });

  it.each([
    ['a parked page', () => parked(), 'unclear', 'held-html'],
    ['a page that is too large to be read', () => parked('x'.repeat(1_100_000)), 'unclear', 'held-html'],
    ['a redirect', moved, 'unclear', 'held-redirect'],
    ['a certificate fault', () => new TypeError('failed'), 'not-reached', 'network'],
  ])('gets no token behind %s, and does after a second click', async (_, answer, outcome, reason) => {
    await set();
    answers = answer;
    expect(await test()).toMatchObject({ outcome, reason });
    expect(seen).toEqual([`without GET ${API}/me`]);
    answers = (has) => (has ? json(200, { id: 1 }) : moved());
    expect(await test({ confirmed: true })).toMatchObject({ outcome: 'works' });
  });

  it('proves nothing where it answers as well without the token', async () => {
    await set();
    answers = () => json(200, { id: 1 });
    expect(await test()).toMatchObject({ outcome: 'unclear', reason: 'open-without-token', identity: null });
  });

  it('is asked twice for a POST, too, and its body has the token once', async () => {
    const check = {
      method: 'POST',
      path: '/q',
      body: '{"key":"{token}"}',
      works: { path: 'id', exists: true },
    } as const;
    await set({ checks: [check] });
    expect(await test()).toMatchObject({ outcome: 'works', method: 'POST' });
    expect(seen).toEqual([`without POST ${API}/q`, `with POST ${API}/q`]);
  });
});

it('a confirmed one is asked with the token alone, but on a server of somebody’s own', async () => {
  await set({ confidence: 'high' });
  expect(await test()).toMatchObject({ outcome: 'works' });
  expect(seen).toEqual([`with GET ${API}/me`]);
  fake.granted.add(OTHER);
  await set({ confidence: 'high', ownServer: true }, { origins: [OTHER], providerName: 'Made Up' });
  await test();
  expect(seen.slice(1)).toEqual([`without GET ${OTHER}/me`, `with GET ${OTHER}/me`]);
});

it('the end and the scopes that an answer names are kept', async () => {
  const check: Provider['checks'][number] = {
    method: 'GET',
    path: '/me',
    works: { status: [200] },
    expiry: { path: 'until', form: 'date' },
    scopes: { path: 'may' },
  };
  await set({ confidence: 'high', checks: [check] });
  answers = () => json(200, { until: '2999-01-01T00:00:00Z', may: ['read', SECRET] });
  expect(await test()).toMatchObject({ scopes: ['read', '[token]'] });
  answers = () => json(200, { until: new Date(Date.now() + 86_400_000).toISOString() });
  await test();
  expect((await stored())?.expiresAt).toBeGreaterThan(Date.now());
});

// Proves P3: One click shows a token to hosts of one company.
describe('regions at several names', () => {
  it('are asked one company a click', async () => {
    await set({ ...regions(API, 'https://us.made-up.example', OTHER), confidence: 'high' });
    answers = (_has, host) => (host.includes('eu') ? json(200, { id: 1 }) : json(401));
    expect(await test()).toMatchObject({
      outcome: 'refused',
      alsoAsked: ['api.made-up.example/me'],
      notAsked: [OTHER],
    });
    expect(seen.some((line) => line.includes('made-up-eu'))).toBe(false);
    seen = [];
    expect(await test({ at: OTHER })).toMatchObject({ outcome: 'works', region: 'R3' });
    expect(seen).toEqual([`with GET ${OTHER}/me`]);
    expect(await stored()).toMatchObject({ origins: [OTHER], region: 'R3' });
  });

  it('are offered once each, and nobody else’s host is asked', async () => {
    await set({ ...regions(API, OTHER), confidence: 'high' });
    answers = () => json(401);
    await test();
    expect((await test({ at: OTHER }))?.notAsked).toBeUndefined();
    await expect(test({ at: 'https://evil.example' })).rejects.toMatchObject({
      params: { reason: 'not-its-address' },
    });
  });

  it('switch a token on again that only the first refused', async () => {
    const refused = { outcome: 'refused', notAsked: [OTHER] };
    await set({ ...regions(API, OTHER), confidence: 'high' }, { on: false });
    answers = (_has, host) => (host.includes('eu') ? json(200, { id: 1 }) : json(401));
    expect(await test()).toMatchObject(refused);
    await test({ at: OTHER });
    expect((await stored())?.on).toBe(true);
  });
});

describe('a provider without a check', () => {
  it('is asked nothing before the user gives an address', async () => {
    await set({ checks: [] });
    await expect(test()).rejects.toMatchObject({ params: { reason: 'no-check' } });
    expect(seen).toEqual([]);
  });

  it('is asked at that address, without the token first, and there again', async () => {
    await set({ checks: [] });
    expect(await testAt('/v2/me?a=1')).toMatchObject({
      outcome: 'works',
      statusWithout: 401,
      method: 'GET',
      asked: 'api.made-up.example/v2/me?a=1',
    });
    const both = [`without GET ${API}/v2/me?a=1`, `with GET ${API}/v2/me?a=1`];
    expect(seen).toEqual(both);
    await test();
    expect(seen).toEqual([...both, ...both]);
  });

  it.each([
    ['/me', { origin: 'https://evil.example' }, 'not-its-address'],
    ['//evil.example', {}, 'not-its-address'],
    [`/me?key=${SECRET}`, {}, 'not-its-address'],
    ['/a/../b', {}, 'not-its-address'],
    ['/users/1/delete', {}, 'may-act'],
  ])('is not asked at %s with %j', async (path, options, reason) => {
    await set({ checks: [] });
    await expect(testAt(path, options)).rejects.toMatchObject({ params: { reason } });
    expect(seen).toEqual([]);
  });

  it('is asked once at an address that may act, after the user said so, and never again by itself', async () => {
    await set({ checks: [] });
    await testAt('/jobs/run', { acts: true });
    expect(seen).toHaveLength(2);
    await expect(test()).rejects.toMatchObject({ params: { reason: 'no-check' } });
  });
});

// Proves P1: A key that travels in the address is in no result.
describe('a key in the address', () => {
  const elsewhere = { place: 'query', parameters: [{ name: 'key', template: '{token}' }] } as const;
  const given = { headers: [], elsewhere: { place: elsewhere.place, parameters: [...elsewhere.parameters] } };

  it('is tested, and is neither in the result nor in what pages see', async () => {
    await set(given);
    answers = (has) => (has ? json(403, { error: `bad ${SECRET}` }) : json(401));
    expect(await test()).toMatchObject({ asked: 'api.made-up.example/me?key=••••' });
    expect(seen).toEqual([`without GET ${API}/me`, `with GET ${API}/me?key=${SECRET}`]);
    expect(JSON.stringify([...fake.session.entries()])).not.toContain(SECRET);
  });

  it('is tested at an address of the user’s, and there again', async () => {
    await set({ ...given, checks: [] });
    await testAt('/v1/quota');
    fake.granted.add(API); // Given back after a test.
    await test();
    expect(seen.filter((line) => line.startsWith('with '))).toEqual(
      Array(2).fill(`with GET ${API}/v1/quota?key=${SECRET}`),
    );
  });

  it('is in no rule', async () => {
    await set(given);
    await test();
    expect(JSON.stringify(fake.rules ?? [])).not.toContain(SECRET);
  });
});

describe('usual forms', () => {
  it('are tried where a provider that is not confirmed refused the token, and the accepted one is kept', async () => {
    await set();
    let form = '';
    answers = () => json(401);
    await test();
    vi.stubGlobal('fetch', async (_url: string, init: RequestInit) => {
      const sent = (init.headers as Record<string, string>)['Authorization'] ?? '';
      if (sent.startsWith('Bearer ')) form = sent;
      return sent.startsWith('Bearer ') ? json(200, { id: 1 }) : json(401);
    });
    expect(await (await handlers())['token.look']({ id: FIRST })).toMatchObject({ status: 401 });
    expect(await (await handlers())['token.try-forms']({ id: FIRST, basic: false })).toMatchObject({
      accepted: 'bearer',
    });
    expect(form).toBe(`Bearer ${SECRET}`);
    expect(await stored()).toMatchObject({
      headers: [{ name: 'Authorization', template: 'Bearer {token}' }],
      test: { outcome: 'works' },
    });
  });

  it.each([
    ['that is confirmed', { confidence: 'high' as const }],
    ['that did not refuse it', {}],
  ])('are not tried at a provider %s', async (what, changes) => {
    await set(changes);
    answers = () => (what.includes('not') ? json(500) : json(401));
    await test();
    await expect((await handlers())['token.try-forms']({ id: FIRST, basic: false })).rejects.toMatchObject({
      params: { reason: 'forms-not-here' },
    });
  });
});
