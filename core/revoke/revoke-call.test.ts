import { describe, expect, it } from 'vitest';
import type { TokenRecord } from '../token/token-record';
import { FIRST, fakeToken } from '../vault/testing/fake-token';
import { preparedRevoke } from './revoke-call';
import { BY_ID, DELETE_SELF, POST_BARE, revokingProvider } from './testing/revoking-provider';

const API = 'https://api.made-up.com';
const SECRET = 'sample-token-000000-7Xqk';
const token = (changes: Partial<TokenRecord> = {}): TokenRecord =>
  fakeToken(FIRST, { secret: SECRET, origins: [API], ...changes });
const prepared = (call: object, changes: Partial<TokenRecord> = {}, more: object = {}) =>
  preparedRevoke(revokingProvider(call, more), token(changes));
const ACCEPTED: NonNullable<TokenRecord['test']> = {
  ...{ outcome: 'works', reason: null, status: 200, method: 'GET', asked: 'api.made-up.com/me', duration: 1 },
  ...{ at: 1, region: null, message: null, identity: null, callsLeft: null, callsLimit: null, wait: null },
};
const AUTHORIZATION = { Authorization: `Bearer ${SECRET}` };
const field = (name: string, value: string, secret = false) => ({ name, value, secret });

// Proves P8: The call that revokes is exactly what its provider wrote down, and what is shown before is that call.
describe('the call that revokes', () => {
  it('deletes the token itself', () => {
    const revoke = prepared(DELETE_SELF);
    expect(revoke?.request(null)).toEqual({
      method: 'DELETE',
      url: `${API}/v1/tokens/self`,
      headers: AUTHORIZATION,
      body: null,
    });
    expect(revoke?.lines).toEqual([`DELETE ${API}/v1/tokens/self`, 'Authorization: Bearer ••••7Xqk']);
    expect(revoke?.idRequest).toBeNull();
  });

  it('names the token in the body, and has no header of it', () => {
    const revoke = prepared(POST_BARE);
    expect(revoke?.request(null)).toEqual({
      method: 'POST',
      url: `${API}/credentials/revoke`,
      headers: { 'Content-Type': 'application/json' },
      body: `{"credentials":["${SECRET}"]}`,
    });
    expect(revoke?.lines).toEqual([
      `POST ${API}/credentials/revoke`,
      'Content-Type: application/json',
      '{"credentials":["••••7Xqk"]}',
    ]);
  });

  it('has the token in the body and in its header', () => {
    expect(
      prepared({ ...POST_BARE, body: '{"token":"{token}"}', withToken: true })?.request(null),
    ).toMatchObject({
      headers: { 'Content-Type': 'application/json', ...AUTHORIZATION },
      body: `{"token":"${SECRET}"}`,
    });
  });

  it('has a body without a type where there is none, and another type where that is given', () => {
    const { body: _body, ...bare } = { ...POST_BARE, withToken: true };
    expect(prepared(bare)?.request(null)).toMatchObject({ headers: AUTHORIZATION, body: null });
    const headers = { 'content-type': 'application/vnd.made+json', 'X-Version': '2' };
    expect(prepared({ ...POST_BARE, headers })?.request(null).headers).toEqual(headers);
    expect(prepared({ ...POST_BARE, headers })?.lines).toContain('X-Version: 2');
  });

  it.each([
    ['a quote', 'a"],"all":["b'],
    ['a backslash', 'a\\'],
    ['braces of another name', '{id}{tenant}'],
  ])('keeps the parts of its body apart from a token with %s', (_, secret) => {
    expect(JSON.parse(prepared(POST_BARE, { secret })?.request(null).body ?? '')).toEqual({
      credentials: [secret],
    });
  });

  it('encodes every value of a form', () => {
    const call = { ...POST_BARE, type: 'form', body: 'token={token}&token_type_hint=access_token' };
    const revoke = prepared(call, { secret: 'a&all=1+%"\'*;x' });
    expect(revoke?.request(null).headers).toEqual({ 'Content-Type': 'application/x-www-form-urlencoded' });
    expect([...new URLSearchParams(revoke?.request(null).body ?? '')]).toEqual([
      ['token', 'a&all=1+%"\'*;x'],
      ['token_type_hint', 'access_token'],
    ]);
  });

  it('asks for an id first, and shows both', () => {
    const revoke = prepared(BY_ID);
    expect(revoke?.idRequest).toEqual({
      method: 'GET',
      url: `${API}/v1/whoami`,
      headers: AUTHORIZATION,
      body: null,
    });
    expect(revoke?.request('tok_1').url).toBe(`${API}/v1/tokens/tok_1`);
    expect(revoke?.lines).toEqual([
      `GET ${API}/v1/whoami`,
      `DELETE ${API}/v1/tokens/{id}`,
      'Authorization: Bearer ••••7Xqk',
    ]);
  });

  it.each([
    '../users/1',
    '..',
    '.',
    '...',
    'a/b',
    'a\\b',
    '%2e%2e',
    'a%2fb',
    'a?b',
    'a#b',
    'a;b',
    'a b',
    'a\nb',
    'é',
    '',
    'x'.repeat(129),
  ])('is none with the id %j', (id) => {
    expect(() => prepared(BY_ID)?.request(id)).toThrow(expect.objectContaining({ code: 'invalid-input' }));
  });
});

// Proves P3: The call that revokes goes to the token's own host, or to one of the same company, by https.
describe('the host that is called', () => {
  it.each([
    ['of the customer', { hosts: [{ origin: 'https://{tenant}.made-up.com' }] }, 'https://acme.made-up.com'],
    ['of a server of one’s own', { ownServer: true }, 'https://git.acme.example:8443'],
  ])('is that %s', (_, more, origin) => {
    const fields = [{ name: 'tenant', label: 'Tenant', pattern: '^[a-z]+$' }];
    const took = { origins: [origin], test: ACCEPTED };
    expect(prepared(DELETE_SELF, took, { fields, ...more })?.origin).toBe(origin);
  });

  it('is none that nobody confirmed, before it took the token, and none that answered with a page', () => {
    const own = { origins: ['https://git.acme.example'] };
    expect(prepared(DELETE_SELF, own, { ownServer: true })).toBeNull();
    expect(prepared(DELETE_SELF, {}, { confidence: 'medium' })).toBeNull();
    expect(prepared(DELETE_SELF, { test: ACCEPTED }, { confidence: 'medium' })).not.toBeNull();
    const held = { ...ACCEPTED, outcome: 'unclear', reason: 'held-html' } as const;
    expect(prepared(DELETE_SELF, { test: held })).toBeNull();
  });

  it('may be another one of the same company', () => {
    const call = { ...DELETE_SELF, origin: 'https://auth.made-up.com' };
    expect(prepared(call)?.request(null).url).toBe('https://auth.made-up.com/v1/tokens/self');
    expect(prepared(call)?.lines[0]).toBe('DELETE https://auth.made-up.com/v1/tokens/self');
  });

  it.each([
    ['of another company', { origin: 'https://api.made-up.example' }, [API], {}],
    [
      'beside another on a shared suffix',
      { origin: 'https://evil.github.io' },
      ['https://acme.github.io'],
      { hosts: [{ origin: 'https://acme.github.io' }] },
    ],
    ['that its provider no longer has', {}, ['https://api.gone.com'], {}],
    ['without encryption', {}, ['http://localhost:3000'], { ownServer: true }],
    ['that is not known yet among several', {}, [API, 'https://api.eu.made-up.com'], { ownServer: true }],
    ['of every port', {}, ['http://localhost:0'], { ownServer: true }],
  ])('is none %s', (_, call, origins, more) => {
    expect(prepared({ ...DELETE_SELF, ...call }, { origins }, more)).toBeNull();
  });

  it('is none where no call is known', () => {
    expect(preparedRevoke(undefined, token())).toBeNull();
    expect(
      preparedRevoke({ ...revokingProvider(DELETE_SELF), revoke: { pages: [], steps: [] } }, token()),
    ).toBeNull();
  });
});

describe('a field in the address', () => {
  const call = { ...DELETE_SELF, path: '/v1/{account}/tokens/self?org={account}' };
  const more = { fields: [{ name: 'account', label: 'Account', pattern: '^[^x]+$' }] };

  it('is filled in, encoded', () => {
    expect(prepared(call, { fields: [field('account', 'a b')] }, more)?.lines[0]).toBe(
      `DELETE ${API}/v1/a%20b/tokens/self?org=a%20b`,
    );
  });

  it.each(['..', '.', '%2e%2e', '', 'x'])('is none with the value %j', (value) => {
    expect(prepared(call, { fields: [field('account', value)] }, more)).toBeNull();
  });

  it('is never a secret, whoever says that it is one', () => {
    expect(prepared(call, { fields: [field('account', 'a', true)] }, more)).toBeNull();
    const secret = { fields: [{ ...more.fields[0], secret: true }] };
    expect(prepared(call, { fields: [field('account', 'a')] }, secret)).toBeNull();
    expect(prepared({ ...DELETE_SELF, path: '/v1/{token}' })).toBeNull();
  });

  it('that the token has not makes no call', () => {
    expect(prepared(call, {}, more)).toBeNull();
    expect(prepared({ ...POST_BARE, body: '{"of":"{account}"}' }, {}, more)).toBeNull();
  });

  it('may be a secret in a body, and is shown with dots', () => {
    const revoke = prepared(
      { ...POST_BARE, body: '{"of":"{token}","secret":"{account}"}' },
      { fields: [field('account', 'second-secret-0000', true)] },
      { fields: [{ ...more.fields[0], secret: true }] },
    );
    expect(revoke?.request(null).body).toBe(`{"of":"${SECRET}","secret":"second-secret-0000"}`);
    expect(revoke?.lines.join()).not.toContain('second');
  });
});

it('is none where nothing of it says which token it is', () => {
  expect(prepared({ ...POST_BARE, body: '{"all":true}' })).toBeNull();
  expect(prepared(DELETE_SELF, { headers: [] })).toBeNull();
  expect(prepared(BY_ID, { headers: [] })).toBeNull();
  expect(prepared(POST_BARE, { headers: [] })).not.toBeNull();
});

it('is none where the body is no JSON', () => {
  expect(prepared({ ...POST_BARE, body: '{"token":{token}}' })).toBeNull();
});
