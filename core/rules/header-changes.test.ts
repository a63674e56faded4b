import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InvalidInputError } from '../errors/invalid-input-error';
import { sampleToken } from '../testing/sample-token';
import { headerValue } from '../token/headers';
import { headerChanges } from './header-changes';

const only = (secret: string) => ({ secret, fields: [] });

const plain = (template: string) => ({ name: 'Authorization', template, encoding: 'plain' as const });

describe('headerValue', () => {
  it('puts the secret in literally, also one that looks like a replacement pattern', () => {
    expect(headerValue(plain('Token token={token}'), only('$&-$1-{token}'))).toBe(
      'Token token=$&-$1-{token}',
    );
    expect(headerValue(plain('{token}:{token}'), only('ab'))).toBe('ab:ab');
  });

  it('keeps the underscore of a name', () => {
    const headers = [{ name: 'api_token', template: '{token}', encoding: 'plain' as const }];
    expect(headerChanges(sampleToken({ headers }), 'page')).toContainEqual({
      header: 'api_token',
      operation: 'set',
      value: sampleToken().secret,
    });
  });

  it('encodes Basic as UTF-8 and base64', () => {
    const basic = { name: 'Authorization', template: '{token}:', encoding: 'basic' as const };
    expect(headerValue(basic, only('Aladdin'))).toBe('Basic QWxhZGRpbjo=');
  });

  it.each([
    ['a line end', 'abc\r\nX-Evil: 1'],
    ['a line feed', 'abc\ndef'],
    ['a line end at the end', 'abcdef\n'],
    ['a tab', 'abc\tdef'],
    ['a null', 'abc\0def'],
    ['an umlaut', 'abcäöü'],
    ['a zero-width space', 'abc\u200bdef'],
    ['a delete character', 'abc\x7fdef'],
    ['a blank at the end', 'abc '],
  ])('refuses %s', (_, secret) => {
    expect(() => headerValue(plain('Bearer {token}'), only(secret))).toThrow(InvalidInputError);
  });

  it('takes exactly the secrets of visible ASCII', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 20 }), (secret) => {
        const fill = () => headerValue(plain('{token}'), only(secret));
        if (/^[\x21-\x7e]+$/.test(secret)) expect(fill()).toBe(secret);
        else if (!/^[\x20-\x7e]+$/.test(secret)) expect(fill).toThrow(InvalidInputError);
      }),
    );
  });

  it('refuses a value that a field makes longer than servers take', () => {
    const fields = [{ name: 'a', value: 'A'.repeat(8192), secret: false }];
    expect(headerValue(plain('{a}'), { secret: 'x', fields })).toHaveLength(8192);
    expect(() => headerValue(plain('{a}'.repeat(3)), { secret: 'x', fields })).toThrow(InvalidInputError);
  });

  it('refuses an empty value', () => {
    expect(() => headerValue(plain('{token}'), only(''))).toThrow(InvalidInputError);
  });
});

describe('headerChanges', () => {
  const accept = { name: 'Accept', value: 'application/json', sentOn: 'navigation' as const };
  const version = { name: 'X-Version', value: '2', sentOn: 'every-request' as const };

  it('adds companions where they belong, and takes cookies away only when asked', () => {
    const token = sampleToken({ secret: 'abc', companions: [accept, version], withoutCookies: true });
    expect(headerChanges(token, 'navigation')).toEqual([
      { header: 'authorization', operation: 'set', value: 'Bearer abc' },
      { header: 'accept', operation: 'set', value: 'application/json' },
      { header: 'x-version', operation: 'set', value: '2' },
      { header: 'cache-control', operation: 'set', value: 'no-cache, no-store' },
      { header: 'if-range', operation: 'set', value: '"none"' },
      { header: 'cookie', operation: 'remove' },
    ]);
    const page = headerChanges({ ...token, withoutCookies: false }, 'page').map(({ header }) => header);
    expect(page).toEqual(['authorization', 'x-version', 'cache-control', 'if-range']);
  });

  it.each([
    'Content-Type',
    'content-length',
    'Host',
    'Origin',
    'Referer',
    'Cookie',
    'Connection',
    'Authorization',
    'X-HTTP-Method-Override',
    'X-Forwarded-For',
    'Sec-Fetch-Site',
    'Proxy-Authorization',
    'Cache-Control',
    'If-Range',
    'Range',
    'X Evil',
    'X-Evil:',
    'X-Evil\n',
    '',
  ])('refuses the companion %j', (name) => {
    const token = sampleToken({ companions: [{ name, value: 'x', sentOn: 'navigation' }] });
    expect(() => headerChanges(token, 'navigation')).toThrow(InvalidInputError);
  });

  it.each(['a\nb', 'ä', ' a', 'a ', '', '\u200b'])('refuses the companion value %j', (value) => {
    const token = sampleToken({ companions: [{ ...version, value }] });
    expect(() => headerChanges(token, 'page')).toThrow(InvalidInputError);
  });

  it.each(['Auth orization', 'Authorization:', 'X-Ü', ''])('refuses the token header %j', (name) => {
    const token = sampleToken({ headers: [{ name, template: '{token}', encoding: 'plain' }] });
    expect(() => headerChanges(token, 'page')).toThrow(InvalidInputError);
  });
});
