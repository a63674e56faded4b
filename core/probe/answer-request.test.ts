import { describe, expect, it } from 'vitest';
import { InvalidInputError } from '../errors/invalid-input-error';
import { API, sampleToken } from '../testing/sample-token';
import { answerRequest } from './answer-request';

const token = sampleToken({ secret: 'abc' });
const below = { ...token, pathPrefix: '/api' };

describe('answerRequest', () => {
  it('asks for the address again with all that a visit carries, without the fragment', () => {
    const companions = [
      { name: 'Accept', value: 'application/vnd.x+json', sentOn: 'navigation' as const },
      { name: 'X-Version', value: '2', sentOn: 'every-request' as const },
    ];
    const headers = [
      ...token.headers,
      { name: 'X-Pair', template: 'user:{token}', encoding: 'basic' as const },
    ];
    expect(answerRequest(`${API}/a/b?x=%20y#part`, { ...token, companions, headers })).toEqual({
      method: 'GET',
      url: `${API}/a/b?x=%20y`,
      headers: {
        Accept: 'application/vnd.x+json',
        'X-Version': '2',
        Authorization: 'Bearer abc',
        'X-Pair': `Basic ${btoa('user:abc')}`,
      },
      body: null,
    });
  });

  it.each([
    'https://evil.example/api',
    'https://api.example.com.evil.example/api',
    'https://api.example.com:8443/api',
    'https://sub.api.example.com/api',
    'http://api.example.com/api',
    'https://user@api.example.com/api',
    'https://:pass@api.example.com/api',
    'blob:https://api.example.com/0',
    'view-source:https://api.example.com/',
    'about:blank',
    'api.example.com',
    '',
  ])('refuses %s, which the record does not name', (url) => {
    expect(() => answerRequest(url, token)).toThrow(InvalidInputError);
  });

  it.each([
    '',
    '/',
    '/v1',
    '/apis',
    '/api/../v1',
    '/api/%2e%2e/v1',
    '/api/..%2fv1',
    '/api/..;/v1',
    '/api//v1',
  ])('refuses %s, which a server may take for an address outside of its prefix', (path) => {
    expect(() => answerRequest(`${API}${path}`, below)).toThrow(InvalidInputError);
  });

  it.each(['/api', '/api/', '/api/v1', '/api?x=../y;z//'])(
    'asks for %s, which is below its prefix',
    (path) => {
      expect(answerRequest(`${API}${path}`, below).url).toBe(`${API}${path}`);
    },
  );

  it.each(['http://api.example.com', 'https://[::1]:8443'])(
    'asks nothing at %s, also of a record with it',
    (origin) => {
      const odd = { ...token, origins: [API, origin] };
      expect(() => answerRequest(`${origin}/a`, odd)).toThrow(InvalidInputError);
      expect(answerRequest(`${API}/a`, odd).url).toBe(`${API}/a`);
    },
  );

  it('refuses a secret that would smuggle a header', () => {
    expect(() => answerRequest(`${API}/a`, { ...token, secret: 'abc\r\nX-Evil: 1' })).toThrow(
      InvalidInputError,
    );
  });
});
