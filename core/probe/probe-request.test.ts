import { describe, expect, it } from 'vitest';
import { FIVE, knownProvider } from '../../tests/support/catalogue';
import { InvalidInputError } from '../errors/invalid-input-error';
import type { ProviderCheck } from '../providers/provider';
import { API, sampleToken } from '../testing/sample-token';
import { probeRequest, shownAddress } from './probe-request';

const pagerduty = knownProvider('pagerduty');

const check = (path: string): ProviderCheck => ({ method: 'GET', path, works: {} });
const token = { ...sampleToken({ secret: 'abc' }) };

describe('probeRequest', () => {
  it('asks the origin with the token in its header, and nothing else', () => {
    expect(probeRequest(check('/me?x=1'), token, API)).toEqual({
      method: 'GET',
      url: 'https://api.example.com/me?x=1',
      headers: { Authorization: 'Bearer abc' },
      body: null,
    });
  });

  it('adds what the check needs', () => {
    const pd = { ...token, origins: ['https://api.eu.pagerduty.com'], headers: pagerduty.headers };
    expect(probeRequest(pagerduty.checks[0] as ProviderCheck, pd, 'https://api.eu.pagerduty.com')).toEqual({
      method: 'GET',
      url: 'https://api.eu.pagerduty.com/users/me',
      headers: { Accept: 'application/vnd.pagerduty+json;version=2', Authorization: 'Token token=abc' },
      body: null,
    });
  });

  it.each([
    'https://evil.com',
    'https://api.example.com:8443',
    'http://api.example.com',
    `${API}/`,
    `${API}.`,
  ])('refuses %s, which the record does not name', (origin) => {
    expect(() => probeRequest(check('/me'), token, origin)).toThrow(InvalidInputError);
  });

  it.each(['http://api.example.com', 'https://[::1]:8443'])(
    'asks nothing at %s, also of a record with it',
    (origin) => {
      expect(() => probeRequest(check('/me'), { ...token, origins: [origin] }, origin)).toThrow(
        InvalidInputError,
      );
    },
  );

  it.each([
    '//evil.com/me',
    'https://evil.com/me',
    '/\\evil.com',
    '/../me',
    '/a/../me',
    '/a/%2e%2e/me',
    '/me#x',
    'me',
    '',
    '/m e',
    '/\tme',
    '\\\\evil.com',
  ])('refuses the path %j, which leads elsewhere', (path) => {
    expect(() => probeRequest(check(path), token, API)).toThrow(InvalidInputError);
  });

  it('refuses a candidate that would smuggle a header', () => {
    const bad = { ...token, secret: 'abc\r\nX-Evil: 1' };
    expect(() => probeRequest(check('/me'), bad, API)).toThrow(InvalidInputError);
  });

  it('can ask every check of every provider at each of its hosts', () => {
    for (const { checks, hosts, headers } of FIVE) {
      const origins = hosts.map(({ origin }) => origin);
      for (const origin of origins) {
        for (const known of checks) {
          const request = probeRequest(known, { ...token, origins, headers }, origin);
          expect(request.url).toBe(origin + known.path);
          const names = Object.keys(request.headers).map((name) => name.toLowerCase());
          expect(new Set(names).size).toBe(names.length);
        }
      }
    }
  });
});

describe('shownAddress', () => {
  it('is the host and path of the check', () => {
    expect(shownAddress(check('/me?x=1'), token, `${API}:8443`)).toBe('api.example.com:8443/me?x=1');
  });

  it('holds no part of a token that a path spells out, as it is or encoded', () => {
    const keyed = { ...token, secret: 'key-4711/0815=' };
    for (const text of ['key-4711/0815=', encodeURIComponent('key-4711/0815='), btoa('key-4711/0815=')]) {
      expect(shownAddress(check(`/bot/${text}/me?key=${text}`), keyed, API)).toBe(
        'api.example.com/bot/[token]/me?key=[token]',
      );
    }
  });

  it('names the host whole, also to a token that resembles it', () => {
    const like = { ...token, secret: 'api.example.com' };
    expect(shownAddress(check('/me'), like, API)).toBe('api.example.com/me');
  });

  it('fits into a record', () => {
    expect(shownAddress(check(`/${'a'.repeat(300)}`), token, API)).toHaveLength(200);
  });
});
