import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { growthExponent } from '../testing/growth-exponent';
import { looksLikeToken, typedAddress } from './typed-search';

describe('an address that is typed', () => {
  it.each([
    ['api.acme.example', 'api.acme.example', ''],
    ['monday.com', 'monday.com', ''],
    ['api.acme.example/v1/me', 'api.acme.example', '/v1/me'],
    ['https://api.acme.example', 'api.acme.example', ''],
    ['https://API.acme.example/', 'api.acme.example', ''],
    ['api.acme.example:8443', 'api.acme.example', ''],
    ['https://ada:pass@api.acme.example/v1?key=x#y', 'api.acme.example', '/v1'],
    ['api.acme.example?key=x', 'api.acme.example', ''],
    ['https://hooks.acme.example/T0/a1b2c3d4e5f6a7b8c9d0', 'hooks.acme.example', ''],
    ['https://api.pagerduty.com@evil.test', 'evil.test', ''],
    ['http://localhost:3000/me', 'localhost', '/me'],
    ['127.0.0.1', '127.0.0.1', ''],
    ['http://[::1]:3000', '[::1]', ''],
    ['b\u00fccher.example', 'xn--bcher-kva.example', ''],
  ])('%s is read', (text, host, path) => {
    expect(typedAddress(text)).toMatchObject({ host, path });
  });

  it.each([
    ['https://ada:pass@api.acme.example/v1?key=x#y', 'https://api.acme.example/v1'],
    ['http://localhost:3000/me', 'http://localhost:3000/me'],
    ['https://hooks.acme.example/T0/a1b2c3d4e5f6a7b8c9d0', 'https://hooks.acme.example'],
    ['https://api.pagerduty.com@evil.test', 'https://evil.test'],
    ['api.acme.example', 'api.acme.example'],
  ])('%s is gone on from without what may be secret', (text, bare) => {
    expect(typedAddress(text)?.bare).toBe(bare);
  });

  it.each([
    '',
    'pagerduty',
    'pager duty',
    'v1.2',
    'acme/v1',
    'a b.example',
    '.example',
    'api..',
    'ftp://x.example',
    '@',
    'a@b',
    'https://',
  ])('%j is none', (text) => {
    expect(typedAddress(text)).toBeNull();
  });
});

// Proves P1: A token that is pasted into a search is taken for one.
describe('a text that looks like a token', () => {
  it.each([
    'u+abcdefghijklmnop12',
    '1b4e28ba-2fa1-11d2-883f-0016d3cca427',
    '0123456789abcdef0123456789abcdef',
    'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U',
    'SG.aaaaaaaaaaaaaaaaaaaaaa.bbbbbbbbbbbbbbbbbbbbbbbb1',
    'aBcDeFgHiJkLmNoPqRsTuV',
    "curl -H 'Authorization: Bearer abcdefghij0123456789' https://api.acme.example",
    'ACME_KEY=abcdefghij0123456789',
    'Authorization: Token token=abcdefghij0123456789',
  ])('%s', (text) => {
    expect(looksLikeToken(text)).toBe(true);
  });

  it.each([
    ...['', 'PagerDuty', 'pager duty', 'AmazonSimpleEmailService', 'a very long name of an API with 3 words'],
    ...[
      'api.acme.example/v1/me',
      'https://api.acme.example/v1/users/1',
      '12345678901234567890',
      'x'.repeat(40),
    ],
  ])('%j does not', (text) => {
    expect(looksLikeToken(text)).toBe(false);
  });

  it('is every random one of 24 characters and more', () => {
    const token = fc
      .stringMatching(/^[A-Za-z0-9_-]{24,200}$/)
      .filter((text) => /\d/.test(text) && /[a-z]/i.test(text));
    fc.assert(fc.property(token, (text) => looksLikeToken(text)));
  });
});

it('reading takes time with the length, whatever is typed', () => {
  for (const part of ['a.', 'a', '@', 'a@', '/', '1', ' ', 'A1', '\u0301', '://']) {
    const work = (length: number) => {
      const text = part.repeat(length);
      typedAddress(text);
      looksLikeToken(text);
    };
    expect(growthExponent(2_000, 16_000, work), part).toBeLessThan(1.5);
  }
});
