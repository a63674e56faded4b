import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CATALOGUE, knownProvider } from '../../tests/support/catalogue';
import { RECORD_ORIGIN } from '../shapes/exact-origin';
import { judgeOrigin, registrableDomain, typedOrigin } from './own-host';

const code = (origin: string, confirmed = false) => judgeOrigin(origin, CATALOGUE, confirmed)?.code ?? null;
const tenants = {
  ...knownProvider('pylon'),
  id: 'sample',
  hosts: [{ origin: 'https://{tenant}.sample-api.com', region: null }],
  sites: [{ origin: 'https://docs.sample-docs.com', kind: 'docs' as const, region: null }],
};

// Proves P3: An own provider names exact hosts, none that strangers share and none of a known provider.
describe('an origin of an own provider', () => {
  it.each([
    'https://api.acme.example',
    'https://api.acme.example:8443',
    'https://acme.github.io',
    'https://intranet',
    'https://192.0.2.7',
    'https://[2001:db8::7]',
    'https://xn--bcher-kva.example',
    'http://localhost',
    'http://localhost:0',
    'http://localhost:3000',
    'http://127.0.0.1:8080',
    'http://127.8.8.8',
    'http://[::1]:3000',
    'http://10.1.2.3',
    'http://172.31.0.1',
    'http://192.168.1.10',
    'http://[fd12::7]',
    'http://intranet',
    'http://nas:5000',
    'http://lan',
    'http://nas.local',
    'http://ai.local',
    'http://box.lan',
    'http://box.home.arpa',
    'http://pages.acme.internal',
    'http://gitlab.lan',
  ])('may be %s', (origin) => {
    expect(code(origin)).toBeNull();
  });

  it.each([
    ['https://github.io', 'shared-host'],
    ['https://co.uk', 'shared-host'],
    ['https://com', 'shared-host'],
    ['https://herokuapp.com', 'shared-host'],
    ['http://ai', 'shared-host'],
    ['http://dev:3000', 'shared-host'],
    ['http://xn--p1ai', 'shared-host'],
    ['http://com', 'shared-host'],
    ['https://*.acme.example', 'wildcard'],
    ['https://*', 'wildcard'],
    ['https://api.acme.example:443', 'default-port'],
    ['http://localhost:80', 'default-port'],
    ['http://[fe80::1%25eth0]', 'zone-id'],
    ['http://localhost.', 'trailing-dot'],
    ['https://api.acme.example.', 'trailing-dot'],
    ['https://api.acme.example.:8443', 'trailing-dot'],
    ['https://user@api.acme.example', 'user-info'],
    ['https://user:word@api.acme.example', 'user-info'],
    ['https://api.acme.example/', 'path'],
    ['https://api.acme.example/v1', 'path'],
    ['https://api.acme.example?x=1', 'path'],
    ['https://evil.com#', 'path'],
    ['https://evil.com\\', 'path'],
    ['https://b\u00fccher.example', 'not-ascii'],
    ['https://\uff11.example', 'not-ascii'],
    ['https://api.\u202eacme.example', 'odd-characters'],
    ['https://api.ac\u200bme.example', 'odd-characters'],
    ['https://api.acme.example\n', 'odd-characters'],
    ['ftp://api.acme.example', 'scheme'],
    ['javascript://api.acme.example', 'scheme'],
    ['api.acme.example', 'scheme'],
    ['https://API.acme.example', 'not-exact'],
    ['https://127.1', 'not-exact'],
    ['https://2130706433', 'not-exact'],
    ['https://api..acme.example', 'not-exact'],
    ['https://api_v1.acme.example', 'not-exact'],
    ['https://acme.example:99999', 'not-exact'],
    ['https://{tenant}.acme.example', 'not-a-host'],
    ['https://api%2eacme.example', 'not-a-host'],
    ['https://', 'not-a-host'],
    [`https://${'a'.repeat(60)}.${'b.'.repeat(130)}example`, 'too-long'],
    ['http://api.acme.example', 'http-public'],
    ['http://0.0.0.0', 'http-public'],
    ['http://127.8.8.8:0', 'http-public'],
    ['http://169.254.169.254', 'http-public'],
    ['http://[::ffff:7f00:1]', 'http-public'],
    ['http://foo.localhost', 'http-public'],
    ['http://172.32.0.1', 'http-public'],
    ['http://8.8.8.8', 'http-public'],
  ])('can’t be %s: %s', (origin, expected) => {
    expect(code(origin)).toBe(expected);
    expect(code(origin, true)).toBe(expected);
  });

  it.each([
    ['its own', 'https://api.pagerduty.com', 'pagerduty'],
    ['on another port', 'https://api.pagerduty.com:8443', 'pagerduty'],
    ['of a region', 'https://api.eu.pagerduty.com', 'pagerduty'],
  ])('can’t be a host of a known provider, %s', (_, origin, providerId) => {
    for (const confirmed of [false, true])
      expect(judgeOrigin(origin, CATALOGUE, confirmed)).toEqual({ code: 'built-in', providerId });
  });

  it('can’t be a tenant of a known provider, whatever the port', () => {
    for (const origin of ['https://acme.sample-api.com', 'https://acme.sample-api.com:8443'])
      expect(judgeOrigin(origin, [tenants], true)).toEqual({ code: 'built-in', providerId: 'sample' });
  });

  it.each([
    ['https://other.pagerduty.com', 'near-built-in', 'pagerduty'],
    ['https://pagerduty.com', 'near-built-in', 'pagerduty'],
    ['https://api.p\u0430gerduty.com', 'not-ascii', undefined],
    [new URL('https://api.p\u0430gerduty.com').origin, 'look-alike', 'pagerduty'],
    ['https://api.pagerduty.com.evil.test', 'look-alike', 'pagerduty'],
    ['https://api-pagerduty.com', 'look-alike', 'pagerduty'],
    ['https://api.usepyoln.com', 'look-alike', 'pylon'],
  ])('%s is asked about: %s', (origin, expected, providerId) => {
    const problem = judgeOrigin(origin, CATALOGUE, false);
    expect(problem).toEqual(providerId === undefined ? { code: expected } : { code: expected, providerId });
    if (expected !== 'not-ascii') expect(judgeOrigin(origin, CATALOGUE, true)).toBeNull();
  });

  it('can’t be another port of a known provider that has one of its own', () => {
    const hosts = [{ origin: 'https://api.sample-port.com:8443', region: null }];
    for (const origin of ['https://api.sample-port.com', 'https://api.sample-port.com:8443'])
      expect(judgeOrigin(origin, [{ ...tenants, hosts }], true)).toEqual({
        code: 'built-in',
        providerId: 'sample',
      });
  });

  it('below the domain of a tenant or of the documentation is asked about as well', () => {
    for (const origin of ['https://a.b.sample-api.com', 'https://api.sample-docs.com'])
      expect(judgeOrigin(origin, [tenants], false)).toEqual({ code: 'near-built-in', providerId: 'sample' });
  });

  it('is nobody’s without known providers', () => {
    expect(judgeOrigin('https://api.pagerduty.com', [], false)).toBeNull();
  });
});

describe('a host that somebody types', () => {
  const plain = { path: '', hasMore: false, isPunycode: false };
  it.each([
    ['api.acme.example', { ...plain, origin: 'https://api.acme.example' }],
    [' api.acme.example/ ', { ...plain, origin: 'https://api.acme.example' }],
    ['API.Acme.Example:443', { ...plain, origin: 'https://api.acme.example' }],
    ['https://api.acme.example/v1/me', { ...plain, origin: 'https://api.acme.example', path: '/v1/me' }],
    [
      'https://api.acme.example/v1?x=1',
      { ...plain, origin: 'https://api.acme.example', path: '/v1', hasMore: true },
    ],
    ['https://api.acme.example/#/a', { ...plain, origin: 'https://api.acme.example', hasMore: true }],
    ['api.acme.example/a%2fb', { ...plain, origin: 'https://api.acme.example' }],
    ['api.acme.example/a;b', { ...plain, origin: 'https://api.acme.example' }],
    ['http://localhost:3000', { ...plain, origin: 'http://localhost:3000' }],
    ['localhost:3000/api', { ...plain, origin: 'https://localhost:3000', path: '/api' }],
    ['http://127.1', { ...plain, origin: 'http://127.0.0.1' }],
    ['http://2130706433/', { ...plain, origin: 'http://127.0.0.1' }],
    ['http://[0:0:0:0:0:0:0:1]:80/', { ...plain, origin: 'http://[::1]' }],
    ['b\u00fccher.example', { ...plain, origin: 'https://xn--bcher-kva.example', isPunycode: true }],
  ])('%s is read', (text, expected) => {
    expect(typedOrigin(text)).toEqual(expected);
  });

  it.each([
    ['', 'not-a-host'],
    ['evil.com#', 'not-a-host'],
    ['evil.com\\', 'not-a-host'],
    ['https:\\\\evil.com', 'not-a-host'],
    ['a b.example', 'odd-characters'],
    ['a\u200b.example', 'odd-characters'],
    ['a@evil.com', 'user-info'],
    ['https://api.pagerduty.com@evil.test/x', 'user-info'],
    ['*.acme.example', 'wildcard'],
    ['localhost.', 'trailing-dot'],
    ['http://[fe80::1%25eth0]/', 'zone-id'],
    ['javascript:alert(1)', 'not-a-host'],
    ['javascript://x', 'scheme'],
    ['file:///etc/passwd', 'scheme'],
    ['$API/v1', 'not-a-host'],
    ['{{host}}/v1', 'not-a-host'],
    ['api_v1.acme.example', 'not-a-host'],
    ['\uff21pi.acme.example', 'not-ascii'],
    ['x'.repeat(2001), 'too-long'],
  ])('%s is refused: %s', (text, expected) => {
    expect(typedOrigin(text)).toEqual({ code: expected });
  });

  it('becomes an exact origin or a problem, whatever it is', () => {
    const text = fc.oneof(fc.string(), fc.webUrl(), fc.domain(), fc.string({ unit: 'binary' }));
    fc.assert(
      fc.property(text, (typed) => {
        const read = typedOrigin(typed);
        if ('code' in read) return;
        expect(read.origin).toMatch(RECORD_ORIGIN);
        expect(new URL(read.origin).origin).toBe(read.origin);
        expect(new URL(read.path, read.origin).href).toBe(`${read.origin}${read.path || '/'}`);
      }),
    );
  });
});

it('tells registrable domains apart below a suffix that is shared', () => {
  expect(registrableDomain('api.acme.example')).toBe('acme.example');
  expect(registrableDomain('acme.github.io')).toBe('acme.github.io');
  expect(registrableDomain('192.168.1.1')).toBeNull();
});
