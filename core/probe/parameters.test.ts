import { describe, expect, it } from 'vitest';
import type { Provider, ProviderCheck, ProviderField } from '../providers/provider';
import { API, sampleToken } from '../testing/sample-token';
import { keptAddress, ownAddress } from './kept-address';
import { type Asking, genericRequests, guardedRequests, probeRequest, shownAddress } from './probe-request';

const KEY = 'key-4711/08+15=';
const ENCODED = 'key-4711%2F08%2B15%3D';
const token = sampleToken({ secret: KEY, headers: [] });
const check = (changes: Partial<ProviderCheck> = {}): ProviderCheck => ({
  method: 'GET',
  path: '/me',
  works: { status: [200] },
  ...changes,
});
const field = (changes: Partial<ProviderField> = {}): ProviderField => ({
  name: 'account',
  label: 'Account',
  secret: false,
  pattern: '^[\\w-]+$',
  optional: false,
  ...changes,
});
const filled = (name: string, value: string, secret = false) => ({ name, value, secret });
type Elsewhere = NonNullable<Provider['elsewhere']>;
const elsewhere = (place: Elsewhere['place'], ...parameters: Elsewhere['parameters']): Asking => ({
  fields: [],
  elsewhere: { place, parameters },
});
const QUERY = elsewhere('query', { name: 'api_key', template: '{token}' });
const PATH = elsewhere('path', { name: '', template: '/bot{token}' });
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

describe('a key that travels in no header', () => {
  it('stands in the query, behind what is there', () => {
    expect(probeRequest(check(), token, API, QUERY)).toEqual({
      method: 'GET',
      url: `${API}/me?api_key=${ENCODED}`,
      headers: {},
      body: null,
    });
    expect(probeRequest(check({ path: '/me?a=1' }), token, API, QUERY).url).toBe(
      `${API}/me?a=1&api_key=${ENCODED}`,
    );
  });

  it('stands before the path', () => {
    expect(probeRequest(check({ path: '/getMe' }), token, API, PATH).url).toBe(`${API}/bot${ENCODED}/getMe`);
  });

  it.each<[what: string, check: Partial<ProviderCheck>, body: string, type: string]>([
    ['JSON of its own', {}, JSON.stringify({ key: KEY }), 'application/json'],
    ['JSON with more', { body: '{"a":1}' }, JSON.stringify({ a: 1, key: KEY }), 'application/json'],
    ['a place in JSON', { body: '{"k":"{token}"}' }, JSON.stringify({ k: KEY }), 'application/json'],
    ['a form of its own', { headers: FORM }, `key=${ENCODED}`, FORM['content-type']],
    [
      'a form with more',
      { headers: FORM, body: 'format=json' },
      `format=json&key=${ENCODED}`,
      FORM['content-type'],
    ],
    ['a place in a form', { headers: FORM, body: 'k={token}&a=1' }, `k=${ENCODED}&a=1`, FORM['content-type']],
  ])('stands in a body: %s', (_, changes, body, type) => {
    const asking = elsewhere('body', { name: 'key', template: '{token}' });
    const request = probeRequest(check({ method: 'POST', ...changes }), token, API, asking);
    expect(request).toMatchObject({ url: `${API}/me`, body });
    expect(Object.entries(request.headers).map(([name, value]) => [name.toLowerCase(), value])).toEqual([
      ['content-type', type],
    ]);
  });

  it('can break out of no JSON and no form', () => {
    const sly = { ...token, secret: 'a","b":"c&d=e' };
    const body = (headers: Record<string, string>, text: string) =>
      probeRequest(check({ method: 'POST', headers, body: text }), sly, API).body ?? '';
    expect(JSON.parse(body({}, '{"k":"{token}"}'))).toEqual({ k: sly.secret });
    expect([...new URLSearchParams(body(FORM, 'k={token}'))]).toEqual([['k', sly.secret]]);
  });

  it('goes over https only', () => {
    const local = { ...token, origins: ['http://localhost:3000'] };
    for (const asking of [QUERY, PATH, elsewhere('body', { name: 'k', template: '{token}' })])
      expect(() => probeRequest(check(), local, 'http://localhost:3000', asking)).toThrow(
        expect.objectContaining({ params: { reason: 'probe-address' } }),
      );
  });

  it('is shown as dots, and so is a second secret', () => {
    const fields = [field({ name: 'app', secret: true }), field()];
    const more = { ...token, fields: [filled('app', 'app-secret-1', true), filled('account', 'acme')] };
    const both: Asking = {
      fields,
      elsewhere: {
        place: 'query',
        parameters: [
          { name: 'key', template: '{token}' },
          { name: 'app', template: '{app}' },
        ],
      },
    };
    expect(shownAddress(check({ path: '/of/{account}' }), more, API, both)).toBe(
      'api.example.com/of/acme?key=••••&app=••••',
    );
    expect(shownAddress(check(), token, API, PATH)).toBe('api.example.com/bot••••/me');
    expect(shownAddress(check({ path: '/keys/{token}' }), token, API)).toBe('api.example.com/keys/••••');
  });
});

describe('the request before the one with the token', () => {
  it.each<[where: string, asking: Asking, check: ProviderCheck]>([
    ['in the query', QUERY, check()],
    ['before the path', PATH, check()],
    ['in the path', { fields: [] }, check({ path: '/keys/{token}' })],
    ['in a body', { fields: [] }, check({ method: 'POST', body: '{"k":"{token}"}' })],
    ['in a header', { fields: [] }, check()],
  ])('has nothing of it: %s', (_, asking, given) => {
    const header = { name: 'X-Key', template: '{token} {app}', encoding: 'plain' } as const;
    const headers = asking === QUERY ? [] : [header];
    const full = { ...token, headers, fields: [filled('app', 'app-secret-1', true)] };
    const { without, withToken } = guardedRequests(given, full, API, asking);
    expect(JSON.stringify(without)).not.toMatch(/4711|app-secret/);
    expect(JSON.stringify(withToken)).toMatch(/4711/);
    expect(new URL(without.url).origin).toBe(API);
  });

  it('has the record’s extra headers where only an address is known', () => {
    const companions = [{ name: 'X-Version', value: '2', sentOn: 'every-request' as const }];
    expect(genericRequests(check(), { ...token, companions }, API, QUERY).without.headers).toEqual({
      'X-Version': '2',
    });
  });
});

describe('fields of a check', () => {
  const fields = [field(), field({ name: 'org', optional: true })];
  const org = { name: 'X-Org', template: '{org}', encoding: 'plain' } as const;
  const bearer = { name: 'Authorization', template: 'Bearer {token}', encoding: 'plain' } as const;
  const full = { ...token, headers: [bearer, org], fields: [filled('account', 'acme')] };

  it('leave out what uses one that is empty', () => {
    const parameters = [{ name: 'org', template: '{org}' }];
    const asking: Asking = { fields, elsewhere: { place: 'query', parameters } };
    const request = probeRequest(check(), full, API, asking);
    expect(request.headers).toEqual({ Authorization: `Bearer ${KEY}` });
    expect(request.url).toBe(`${API}/me`);
    const given = { ...full, fields: [...full.fields, filled('org', 'o-1')] };
    expect(probeRequest(check(), given, API, asking)).toMatchObject({
      url: `${API}/me?org=o-1`,
      headers: { 'X-Org': 'o-1' },
    });
  });

  it('stand in a path and in GraphQL, whose own braces stay', () => {
    const body = '{"query":"{ viewer { of(id: \\"{account}\\") { id } } }"}';
    const request = probeRequest(check({ method: 'POST', path: '/of/{account}', body }), full, API, {
      fields,
    });
    expect(request).toMatchObject({
      url: `${API}/of/acme`,
      body: '{"query":"{ viewer { of(id: \\"acme\\") { id } } }"}',
      headers: { 'Content-Type': 'application/json' },
    });
  });

  it('are refused where one is missing or does not fit', () => {
    for (const value of ['', '../users', 'a b']) {
      const wrong = { ...full, fields: [filled('account', value)] };
      for (const given of [check({ path: '/of/{account}' }), check({ body: '{"a":"{account}"}' })])
        expect(() => probeRequest(given, wrong, API, { fields })).toThrow(
          expect.objectContaining({ params: { reason: 'field-value' } }),
        );
    }
  });

  it('are cut from the token that is sent, whatever the record has', () => {
    const cut = field({ name: 'dc', cutFromToken: '^[0-9a-f]+-(us\\d+)$', pattern: '^us\\d+$' });
    const mail = { ...token, secret: 'abc-us21', fields: [filled('dc', 'us6')] };
    expect(probeRequest(check({ path: '/{dc}/ping' }), mail, API, { fields: [cut] }).url).toBe(
      `${API}/us21/ping`,
    );
  });
});

describe('the address that a test asked', () => {
  const asked = (path: string, asking: Asking) => {
    const shown = shownAddress({ path }, token, API, asking);
    return keptAddress({ ...token, test: { asked: shown } as never }, asking)?.path ?? null;
  };

  it('is kept without the key', () => {
    for (const asking of [QUERY, PATH, { fields: [] }]) {
      expect(asked('/v1/me', asking)).toBe('/v1/me');
      expect(asked('/v1/me?a=1', asking)).toBe('/v1/me?a=1');
    }
  });

  it('is not kept where it may change something, was cut, or had the token in it', () => {
    for (const path of ['/jobs/run', `/${'a'.repeat(250)}`, `/x/${ENCODED}`])
      expect(asked(path, { fields: [] })).toBeNull();
  });

  it.each([
    ['https://evil.com', '/me'],
    [API, '//evil.com'],
    [API, '/\\evil.com'],
    [API, '/a/../b'],
    [API, '/{token}'],
    [API, 'me'],
    [API, '/me#x'],
  ])('is none of the token’s at %s%s', (origin, path) => {
    expect(ownAddress({ origin, path }, token)).toBeNull();
  });

  it('is below the prefix', () => {
    const prefixed = { ...token, pathPrefix: '/api' };
    expect(ownAddress({ origin: API, path: '/api/me' }, prefixed)).toBe(`${API}/api/me`);
    for (const path of ['/me', '/apis', '/api/..%2fme'])
      expect(ownAddress({ origin: API, path }, prefixed)).toBeNull();
  });
});
