import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InvalidInputError } from '../errors/invalid-input-error';
import { exactAddress, filledPath, TOKEN_PLACE } from './filled-address';

const ORIGIN = 'https://api.sample.com';
const ANY = { name: 'account', pattern: '^[^]+$' };
const refusal = (reason: string) => expect.objectContaining({ code: 'invalid-input', params: { reason } });

describe('a path with fields', () => {
  it('is filled, each value as one part', () => {
    const user = { name: 'user', pattern: '^[a-z@.]+$' };
    const path = filledPath('/v1/{account}/me.json?of={user}', [ANY, user], {
      account: 'a b/ü',
      user: 'me@acme.example',
    });
    expect(path).toBe('/v1/a%20b%2F%C3%BC/me.json?of=me%40acme.example');
    expect(exactAddress(ORIGIN, path)).toBe(`${ORIGIN}${path}`);
  });

  it('can hold the token, and leaves a template without fields as it is', () => {
    expect(filledPath('/bot{token}/getMe', [TOKEN_PLACE], { token: '12:Ab/c' })).toBe(
      '/bot12%3AAb%2Fc/getMe',
    );
    expect(filledPath('/me?a=1&b=(x)', [], {})).toBe('/me?a=1&b=(x)');
  });

  it.each(['', '.', '..', '%2e', '%2E%2e', 'a%2eb', '\ud800'])('refuses the value %j', (account) => {
    expect(() => filledPath('/v1/{account}/me', [ANY], { account })).toThrow(refusal('field-value'));
  });

  it.each([
    'evil.com#',
    'evil.com/',
    'a@evil.com',
    '../users/1',
    'evil.com\\',
    '１',
    'a\n',
    'a\u200b',
    'A',
    'xa',
  ])('refuses %j where the pattern wants another one, also where that has two branches', (account) => {
    for (const pattern of ['^a[a-z]$', '^aa|[a-w]{2}$']) {
      const field = { name: 'account', pattern };
      expect(() => filledPath('/{account}', [field], { account })).toThrow(refusal('field-value'));
    }
  });

  it('refuses dots of a template', () => {
    for (const template of ['/x/./me', '/x/..', '/../x'])
      expect(() => filledPath(template, [], {})).toThrow(refusal('field-value'));
  });

  it('refuses a place that no field fills, and names of the prototype', () => {
    expect(() => filledPath('/{other}', [ANY], { account: 'a', other: 'b' })).toThrow(refusal('field-value'));
    expect(() => filledPath('/{account}', [ANY], {})).toThrow(refusal('field-value'));
    const inherited = { name: 'constructor', pattern: '^.+$' };
    expect(() => filledPath('/{constructor}', [inherited], {})).toThrow(refusal('field-value'));
  });

  it('has the slashes, the question marks and the origin of its template, whatever is filled in', () => {
    const count = (text: string) => [...text].filter((character) => '/?#\\'.includes(character)).length;
    const template = '/v1/{account}/me?of={account}';
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: 'grapheme' }), fc.webUrl()), (account) => {
        let path: string;
        try {
          path = filledPath(template, [ANY], { account });
        } catch (error) {
          return error instanceof InvalidInputError;
        }
        const url = new URL(exactAddress(ORIGIN, path));
        const [before, part] = url.pathname.split('/').slice(1);
        return (
          url.origin === ORIGIN &&
          count(path) === count(template) &&
          before === 'v1' &&
          decodeURIComponent(part ?? '') === account &&
          url.searchParams.get('of') === account
        );
      }),
    );
  });
});

describe('an exact address', () => {
  it.each([
    '',
    'me',
    '//evil.com/',
    '/\\evil.com',
    '/a/../b',
    '/a/%2e%2e/b',
    '/a b',
    '/a#b',
    '/ü',
    '/\n',
    '@evil.com',
  ])('is not made of the path %j', (path) => {
    expect(() => exactAddress(ORIGIN, path)).toThrow(refusal('probe-address'));
  });

  it.each([
    'https://api.sample.com/',
    'https://a@api.sample.com',
    'https://API.sample.com',
    'api.sample.com',
    '',
  ])('is not made of the origin %j', (origin) => {
    expect(() => exactAddress(origin, '/me')).toThrow(refusal('probe-address'));
  });
});
