import { describe, expect, it } from 'vitest';
import { knownProvider } from '../../tests/support/catalogue';
import type { TokenRecord } from '../token/token-record';
import { FIRST, fakeToken } from '../vault/testing/fake-token';
import { againstCatalogue, formerProvider, providerOf } from './against-catalogue';
import type { Provider } from './provider';
import { NO_PROVIDERS, providersOf } from './providers';

const header = (name: string, template = '{token}') => ({ name, template, encoding: 'plain' as const });
const host = (origin: string, region: string | null = null) => ({ origin, region });

/** A provider with regions, a version header and a path; and one with a tenant and a second secret. */
const ACME: Provider = {
  ...knownProvider('pylon'),
  id: 'acme',
  name: 'Acme',
  hosts: [host('https://api.acme.example', 'US'), host('https://api.eu.acme.example', 'EU')],
  pathPrefix: '/v1',
  headers: [header('Authorization', 'Token {token}')],
  extraHeaders: [{ name: 'Acme-Version', value: '2025-01-01', sentOn: 'every-request' }],
  fields: [],
  ownServer: false,
};
const TOKEN: TokenRecord = {
  ...fakeToken(FIRST),
  providerId: 'acme',
  providerName: 'Acme',
  origins: ['https://api.acme.example'],
  region: 'US',
  pathPrefix: '/v1',
  headers: [header('Authorization', 'Token {token}')],
  companions: [{ name: 'Acme-Version', value: '2025-01-01', sentOn: 'every-request' }],
};
const differs = (changes: Partial<Provider>, token: Partial<TokenRecord> = {}) =>
  againstCatalogue({ ...TOKEN, ...token }, providersOf([{ ...ACME, ...changes }, knownProvider('pylon')]));
const moved = (...origins: readonly string[]) => ({ hosts: origins.map((origin) => host(origin)) });

// Proves P3: A new release changes nothing of a stored token by itself, and says what it has otherwise.
describe('a stored token beside the catalogue', () => {
  it.each<[string, Partial<Provider>, Partial<TokenRecord>]>([
    ['the same facts', {}, {}],
    [
      'every region, while its own is not known',
      {},
      { region: null, origins: ACME.hosts.map(({ origin }) => origin) },
    ],
    ['a new region', { hosts: [...ACME.hosts, host('https://api.ap.acme.example', 'AP')] }, {}],
    ['regions of other names', { hosts: [host('https://api.acme.example', 'us-1')] }, {}],
    ['regions where there were none', {}, { region: null }],
    ['another check, page or site', { checks: [], revoke: { pages: [], steps: [] }, sites: [] }, {}],
    [
      'hosts and headers in another order',
      { headers: [header('B'), header('A')] },
      { headers: [header('A'), header('b')] },
    ],
    [
      'a scheme that was pasted',
      {},
      { headers: [header('Authorization', 'Bearer {token}')], schemeAsPasted: true },
    ],
    ['an extra header that the user took out', {}, { companions: [] }],
    [
      'an extra header that the user added',
      {},
      { companions: [...TOKEN.companions, { name: 'X-Team', value: '1', sentOn: 'every-request' }] },
    ],
    [
      'an optional field that was left empty',
      { headers: [...ACME.headers, header('X-Org', '{org}')], fields: [field('org', true)] },
      {},
    ],
    ['a server of one’s own', { ownServer: true }, { origins: ['https://acme.intra.example'] }],
  ])('has nothing to say of %s', (_what, changes, token) => {
    expect(differs(changes, token)).toBeNull();
  });

  it.each<[string, Partial<Provider>, Partial<TokenRecord>, Partial<TokenRecord>]>([
    [
      'a scheme',
      { headers: [header('Authorization', 'Bearer {token}')] },
      {},
      { headers: [header('Authorization', 'Bearer {token}')] },
    ],
    ['a header’s name', { headers: [header('X-Key')] }, {}, { headers: [header('X-Key')] }],
    [
      'a name, whatever scheme was pasted',
      { headers: [header('X-Key')] },
      { schemeAsPasted: true },
      { headers: [header('X-Key')] },
    ],
    [
      'an encoding',
      { headers: [{ ...header('Authorization', 'Token {token}'), encoding: 'basic' }] },
      {},
      {},
    ],
    ['one more header', { headers: [...ACME.headers, header('X-Kind', 'key')] }, {}, {}],
    ['a path', { pathPrefix: '/v2' }, {}, { pathPrefix: '/v2' }],
    [
      'a host of the same domain',
      moved('https://api2.acme.example'),
      {},
      { origins: ['https://api2.acme.example'], region: null },
    ],
    [
      'one more host for everybody',
      moved('https://api.acme.example', 'https://up.acme.example'),
      {},
      { origins: ['https://api.acme.example', 'https://up.acme.example'] },
    ],
    [
      'the value of an extra header that it has',
      { extraHeaders: [{ name: 'acme-version', value: '2026-01-01', sentOn: 'every-request' }] },
      {},
      { companions: [{ name: 'Acme-Version', value: '2026-01-01', sentOn: 'every-request' }] },
    ],
  ])('offers %s', (_what, changes, token, next) => {
    expect(differs(changes, token)).toMatchObject({
      kind: 'changed',
      takeable: true,
      next: { ...next, secret: TOKEN.secret },
    });
  });

  it.each<[string, Partial<Provider>]>([
    ['another domain under the same name', moved('https://api.evil.test')],
    ['one host of another domain beside its own', moved('https://api.acme.example', 'https://api.evil.test')],
    ['a host below a shared suffix', moved('https://acme.github.io')],
    ['a host that is called like its own', moved('https://api.acme.example.evil.test')],
    ['a tenant that it has not', { ...moved('https://{tenant}.eu.acme.example'), fields: [field('tenant')] }],
    [
      'a second secret that it has not',
      { headers: [...ACME.headers, header('X-App', '{app}')], fields: [field('app')] },
    ],
    ['no header at all', { headers: [] }],
  ])('has it added again for %s', (_what, changes) => {
    expect(differs(changes)).toMatchObject({ kind: 'changed', takeable: false });
  });

  it('keeps the tenant of the record in a host that moves', () => {
    const token = {
      origins: ['https://one.acme.example'],
      region: null,
      fields: [{ name: 'tenant', value: 'one', secret: false }],
    };
    const at = (origin: string) => differs({ ...moved(origin), fields: [field('tenant')] }, token);
    expect(at('https://{tenant}.acme.example')).toBeNull();
    expect(at('https://{tenant}.api.acme.example')).toMatchObject({
      takeable: true,
      next: { origins: ['https://one.api.acme.example'] },
    });
    expect(at('https://{tenant}.evil.test')).toMatchObject({ takeable: false });
  });

  it('says another name, and what is gone', () => {
    expect(differs({ name: 'Acme Cloud' })).toEqual({ kind: 'renamed', name: 'Acme Cloud' });
    expect(differs({ id: 'other' })).toEqual({ kind: 'gone' });
    expect(differs({ confidence: 'low' })).toEqual({ kind: 'gone' });
    expect(differs({ ...moved('https://api.evil.test'), name: 'Evil' })).toEqual({ kind: 'gone' });
    expect(differs({ ...moved(), ownServer: true, name: 'Evil' })).toEqual({ kind: 'gone' });
  });

  it('says nothing where no catalogue could be read, and of an API of the user’s own', () => {
    expect(againstCatalogue(TOKEN, NO_PROVIDERS)).toBeNull();
    expect(differs({}, { providerId: `own-${'A'.repeat(22)}` })).toBeNull();
  });
});

describe('the provider of a stored token', () => {
  const providerIn = (changes: Partial<Provider>) =>
    providerOf(TOKEN, providersOf([{ ...ACME, ...changes }]));

  it('is the one that shares a host or a domain with it', () => {
    expect(providerIn({})).toMatchObject({ id: 'acme' });
    expect(providerIn({ ...moved('https://api2.acme.example'), name: 'Acme Cloud' })).toMatchObject({
      id: 'acme',
    });
  });

  it('is none that took over its id, whatever that is called', () => {
    expect(providerIn({ ...moved('https://api.evil.test'), name: 'Evil' })).toBeUndefined();
    expect(providerIn(moved('https://api.evil.test'))).toBeUndefined();
    expect(providerIn({ id: 'other' })).toBeUndefined();
  });

  it('once it is gone, is tested as nobody’s with what the record has', () => {
    expect(formerProvider(TOKEN)).toMatchObject({
      generic: true,
      hosts: [{ origin: 'https://api.acme.example' }],
      headers: TOKEN.headers,
      checks: [{ method: 'GET', path: '/v1' }],
      revoke: { pages: [] },
      sites: [],
    });
  });
});

function field(name: string, optional = false): Provider['fields'][number] {
  return { name, label: name, secret: false, pattern: '^[a-z]+$', optional };
}
