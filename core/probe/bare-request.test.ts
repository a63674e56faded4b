import { describe, expect, it } from 'vitest';
import { genericRequests, guardedRequests } from './probe-request';

const API = 'https://api.own.example';
const SECRET = 'sample-own-token-0000';
const TOKEN = {
  secret: SECRET,
  fields: [
    { name: 'password', value: 'sample password', secret: true },
    { name: 'flag', value: 'me', secret: true },
  ],
  headers: [{ name: 'X-Api-Key', template: '{token}', encoding: 'plain' }],
  companions: [],
  origins: [API],
} as const;
const token = { ...TOKEN, fields: [...TOKEN.fields], headers: [...TOKEN.headers], origins: [API] };
const REFUSED = expect.objectContaining({ params: { reason: 'not-its-address' } });
const check = (path: string) => ({ method: 'GET' as const, path, works: {} });
const companion = (value: string) => [{ name: 'X-Other', value, sentOn: 'every-request' as const }];

// Proves P3: No part of a request that goes before the token holds the token or another secret of it.
describe('the request without the token', () => {
  it.each([
    `/bot${SECRET}/me`,
    `/me?key=${SECRET}`,
    '/me?password=sample%20password',
    `/me?key=${btoa(SECRET)}`,
  ])('is none where the address holds a secret: %s', (path) => {
    expect(() => guardedRequests(check(path), token, API)).toThrow(REFUSED);
    expect(() => genericRequests(check(path), { ...token, companions: [] }, API)).toThrow(REFUSED);
  });

  it('is none where a body or an extra header holds one', () => {
    const body = JSON.stringify({ key: SECRET });
    expect(() => guardedRequests({ ...check('/me'), method: 'POST', body }, token, API)).toThrow(REFUSED);
    const companions = companion(`key ${SECRET}`);
    expect(() => genericRequests(check('/me'), { ...token, companions }, API)).toThrow(REFUSED);
  });

  it('says nothing of a secret that is too short to be told from chance', () => {
    const { without } = genericRequests(check('/me'), { ...token, companions: companion('me') }, API);
    expect(without).toMatchObject({ url: `${API}/me`, headers: { 'X-Other': 'me' } });
  });
});
