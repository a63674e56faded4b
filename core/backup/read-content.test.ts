import { describe, expect, it } from 'vitest';
import { toUtf8 } from '../bytes/utf8';
import type { OwnProvider } from '../providers/own-provider';
import { fakeOwnProvider, OWN_ID } from '../vault/testing/fake-own-provider';
import { fakeToken } from '../vault/testing/fake-token';
import { readContent } from './read-content';
import { sampleBackup } from './testing/sample-backup';

const read = (content: unknown): string => {
  try {
    readContent(toUtf8(typeof content === 'string' ? content : JSON.stringify(content)));
    return 'read';
  } catch (error) {
    return String(
      (error as { params: { reason?: string } }).params.reason ?? (error as { code: string }).code,
    );
  }
};
const withToken = (changes: object) => {
  const backup = sampleBackup();
  return { ...backup, tokens: [{ ...backup.tokens[0], ...changes }] };
};

const tenantHeader = { name: 'X-Key', template: '{tenant}{token}', encoding: 'plain' };

describe('the content of a backup', () => {
  it('is read', () => {
    expect(read(sampleBackup())).toBe('read');
    expect(read(sampleBackup([]))).toBe('read');
  });

  it.each([
    ['a field too many', { ...sampleBackup(), extra: 1 }],
    ['a field too few', { ...sampleBackup(), settings: undefined }],
    ['tokens that are no list', { ...sampleBackup(), tokens: {} }],
    ['a version that is a text', { ...sampleBackup(), version: '1' }],
    ['a version of 0', { ...sampleBackup(), version: 0 }],
    ['a token with a field too few', withToken({ fields: undefined })],
    ['a token with a test', withToken({ test: null })],
    ['a token whose answers may set cookies', withToken({ acceptCookies: true })],
    ['a token that tells how it was pasted', withToken({ cameAs: null })],
    ['a token that was kept although it looks odd', withToken({ looksOdd: true })],
    ['a token that says whose scheme it has', withToken({ schemeAsPasted: true })],
    ['a token that is being revoked here', withToken({ revocation: null })],
    ['a field called token', withToken({ fields: [{ name: 'token', value: 'x', secret: false }] })],
    ['a secret that is a number', withToken({ secret: 7 })],
    ['an empty secret', withToken({ secret: '' })],
    ['a secret with a line break', withToken({ secret: 'a\r\nHost: evil' })],
    ['an ftp host', withToken({ origins: ['ftp://api.example.com'] })],
    ['a host with a path', withToken({ origins: ['https://api.example.com/x'] })],
    ['a wildcard', withToken({ origins: ['https://*.example.com'] })],
    ['no host', withToken({ origins: [] })],
    ['an expiry that no calendar has', withToken({ expiresAt: 1e300 })],
    ['a begin in the year 10000', withToken({ createdAt: Date.UTC(10_000, 0) })],
    ['an age beyond all dates', { ...sampleBackup(), createdAt: 8.64e15 + 1 }],
    ['a path with a wildcard', withToken({ pathPrefix: '/*' })],
    [
      'more than two thousand tokens',
      { ...sampleBackup(), tokens: Array(2001).fill(sampleBackup().tokens[0]) },
    ],
  ])('is refused with %s', (_, content) => {
    expect(read(content)).toBe('content');
  });

  it('takes tokens of an own provider', () => {
    expect(read(withToken({ providerId: OWN_ID }))).toBe('read');
    expect(read(withToken({ providerId: 'Own' }))).toBe('unsafe');
  });

  it('of version 1 has no own providers, whatever it says', () => {
    const { ownProviders: _, ...old } = { ...sampleBackup(), version: 1 };
    const bytes = (content: object) => toUtf8(JSON.stringify(content));
    expect(readContent(bytes(old))).toEqual(sampleBackup());
    expect(readContent(bytes({ ...old, ownProviders: [fakeOwnProvider()] }))).toEqual(sampleBackup());
  });

  it('may nest what a later version added, and not without end', () => {
    const nested = (depth: number): unknown => (depth === 0 ? 1 : [nested(depth - 1)]);
    expect(read(withToken({ later: nested(20) }))).toBe('read');
    expect(read(withToken({ later: nested(40) }))).toBe('content');
  });

  it.each([
    ['a header that is never sent', { headers: [{ name: 'Host', template: '{token}', encoding: 'plain' }] }],
    [
      'a header with a line break',
      { headers: [{ name: 'X', template: '{token}\r\nHost: a', encoding: 'plain' }] },
    ],
    ['a header without a name', { headers: [{ name: '', template: '{token}', encoding: 'plain' }] }],
    [
      'an extra header that is never set',
      { companions: [{ name: 'Cookie', value: 'x', sentOn: 'navigation' }] },
    ],
    ['a host in another spelling', { origins: ['https://api.example.com:443'] }],
    [
      'two fields of one name',
      { fields: ['A', 'B'].map((label) => ({ name: 'x', label, secret: true, pattern: null })) },
    ],
    ['plain http across the internet', { origins: ['http://api.example.com'] }],
    ['no place for the token', { headers: [{ name: 'X-Key', template: 'x', encoding: 'plain' }] }],
    ['a check on another host', { check: { method: 'GET', path: '//evil.test/v1/me' } }],
    ['a check above its path', { check: { method: 'GET', path: '/v1/../admin' } }],
    ['a page that is a user and a host', { docs: 'https://docs.example.com@evil.test/' }],
    [
      'a pattern that is none',
      { fields: [{ name: 'tenant', label: 'T', secret: true, pattern: '(' }], headers: [tenantHeader] },
    ],
  ])('is refused as unsafe for an own provider with %s', (_, changes) => {
    expect(read(sampleBackup([], [fakeOwnProvider(changes as Partial<OwnProvider>)]))).toBe('unsafe');
  });

  it('keeps an own provider that a later version knows as its own, or whose words it cleans', () => {
    for (const changes of [
      { origins: ['https://api.pagerduty.com'], name: 'PagerDuty' },
      { origins: ['https://github.io'] },
      { name: 'Acme\u202e' },
      { origins: ['http://localhost:3000', 'http://nas.local', 'http://[::1]:8080'] },
    ])
      expect(read(sampleBackup([], [fakeOwnProvider(changes)]))).toBe('read');
  });

  it('is refused when it names an own provider twice, or gives its id to a token', () => {
    expect(read(sampleBackup([], [fakeOwnProvider(), fakeOwnProvider()]))).toBe('twice');
    expect(read(sampleBackup([fakeToken(OWN_ID)], [fakeOwnProvider()]))).toBe('twice');
  });

  it('is refused when it names a token twice', () => {
    expect(read(sampleBackup([fakeToken('first-token-0001'), fakeToken('first-token-0001')]))).toBe('twice');
  });

  const header = (name: string, template = '{token}') => ({
    headers: [{ name, template, encoding: 'plain' }],
  });
  it.each([
    ['the header Host', header('Host')],
    ['the header Cookie', header('cookie')],
    ['the header If-Range', header('If-Range')],
    ['the header Accept', header('Accept')],
    ['the header Origin', header('Origin')],
    ['a Sec- header', header('Sec-Fetch-Site')],
    ['a Proxy- header', header('Proxy-Authorization')],
    ['the header Content-Type', header('Content-Type')],
    ['another method', header('X-HTTP-Method-Override')],
    ['a header name with a line break', header('X-Key\r\nHost')],
    ['a header value with a line break', header('X-Key', '{token}\r\nHost: evil')],
    ['a header value beyond ASCII', header('X-Key', 'ä{token}')],
    ['a header twice', { headers: [...header('X-Key').headers, ...header('x-key').headers] }],
    [
      'an extra header that is never set',
      { companions: [{ name: 'Origin', value: 'x', sentOn: 'navigation' }] },
    ],
    [
      'an Authorization as extra header',
      { companions: [{ name: 'authorization', value: 'x', sentOn: 'every-request' }] },
    ],
    ['two values of one field', { fields: ['a', 'b'].map((value) => ({ name: 'x', value, secret: true })) }],
    ['a host in another spelling', { origins: ['https://api.example.com:443'] }],
    ['a host that is half an address', { origins: ['https://10.1'] }],
    ['a provider that turns its name', { providerId: 'a\u202Eb' }],
  ])('is refused as unsafe with %s', (_, changes) => {
    expect(read(withToken(changes))).toBe('unsafe');
  });
});
