import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { headerValue } from '../token/headers';
import type { TokenRecord } from '../token/token-record';
import { cleanText } from './clean-text';
import { secretsOf } from './secrets-of';

type Header = TokenRecord['headers'][number];
const basic = (template: string): Header => ({ name: 'Authorization', template, encoding: 'basic' });
const plain = (template: string): Header => ({ name: 'X-Api-Key', template, encoding: 'plain' });

const clean = (secret: string, headers: readonly Header[], said: string): string =>
  cleanText(said, secretsOf({ secret, fields: [], headers: [...headers] }));

describe('what a server says of a token is shown without', () => {
  it.each([
    ['the pair of Basic as it is sent', [basic('user:{token}')], btoa('user:key-0815')],
    ['the pair with the token for a name', [basic('{token}:x')], btoa('key-0815:x')],
    ['the pair without a password', [basic('{token}:')], btoa('key-0815:')],
    ['the pair beside another header', [plain('{token}'), basic('a:{token}')], btoa('a:key-0815')],
    [
      'the pair in the alphabet of addresses',
      [basic('???:{token}')],
      encodeURIComponent(btoa('???:key-0815')),
    ],
    ['the pair in hex', [basic('user:{token}')], Buffer.from(btoa('user:key-0815')).toString('hex')],
    ['the token in hex', [plain('{token}')], Buffer.from('key-0815').toString('hex').toUpperCase()],
  ])('%s', (_, headers, said) => {
    expect(clean('key-0815', headers, `You sent ${said}.`)).toBe('You sent [token].');
  });

  it('a short password that the token brings with it', () => {
    expect(clean('somebody:0815', [basic('{token}')], 'Password 0815 is wrong')).toBe(
      'Password [token] is wrong',
    );
  });

  it('the token where JSON or a form escapes it', () => {
    const secret = 'a"b\\c(d)/e!f';
    const escaped = JSON.stringify(secret).slice(1, -1);
    for (const said of [escaped, escaped.replaceAll('/', '\\/'), 'a%22b%5Cc%28d%29%2Fe%21f']) {
      expect(clean(secret, [plain('{token}')], said)).toBe('[token]');
    }
  });
});

it('words of a template that are no secret stay', () => {
  const headers = [plain('Token token={token}'), basic('x-token-auth:{token}'), basic('{token}:api_token')];
  const said = 'Use Token token=, or x-token-auth: and api_token';
  expect(clean('key-0815', headers, said)).toBe(said);
});

// Proves P4: No secret of a record is kept: each Basic pair as it is sent, and encoded forms.
describe('of any token with any headers', () => {
  const template = fc.constantFrom('{token}', 'Bearer {token}', 'Token token={token}', 'ApiKey {token};v=1');
  const pair = fc.constantFrom(
    '{token}',
    '{token}:',
    '{token}:x',
    'user:{token}',
    'a:{token}',
    '{token}:{token}',
  );
  const header = fc.oneof(template.map(plain), pair.map(basic));
  const token = fc.record({
    secret: fc.stringMatching(/^[\x21-\x7e]{8,40}$/),
    headers: fc.array(header, { minLength: 1, maxLength: 8 }),
  });
  const formsOf = (text: string): readonly string[] => [
    text,
    encodeURIComponent(text),
    ...(['base64', 'base64url', 'hex'] as const).map((form) => Buffer.from(text).toString(form)),
    Buffer.from(text).toString('hex').toUpperCase(),
    JSON.stringify(text).slice(1, -1),
  ];

  it('no value of a header is shown, nor eight characters of its token, as sent or encoded', () => {
    const said = token.chain(({ secret, headers }) => {
      const values = headers.map((each) => headerValue(each, { secret, fields: [] }));
      const texts = [secret, ...values, ...values.map((value) => value.replace(/^Basic /, ''))];
      const words = fc.constantFrom(' ', 'no ', ': ', '"', '/', ...texts.flatMap(formsOf));
      return fc.tuple(
        fc.constant({ secret, headers, values }),
        fc.array(words, { maxLength: 8 }).map((parts) => parts.join('')),
      );
    });
    fc.assert(
      fc.property(said, ([{ secret, headers, values }, text]) => {
        const shown = clean(secret, headers, text);
        for (const value of values.filter((each) => each.startsWith('Basic '))) {
          expect(sharesEight(shown, value.slice('Basic '.length))).toBe(false);
        }
        for (const form of formsOf(secret)) expect(sharesEight(shown, form)).toBe(false);
      }),
      { numRuns: 500 },
    );
  });
});

function sharesEight(text: string, form: string): boolean {
  return Array.from({ length: Math.max(0, form.length - 7) }, (_, at) => form.slice(at, at + 8)).some(
    (part) => text.includes(part),
  );
}

// Proves P4: A second secret is taken out of a server's words like the token.
it('covers the secrets among the fields, and no other field', () => {
  const second = 'sec_9e7d5b3a1c8f6e4d2b0a';
  const fields = [
    { name: 'tenant', value: 'acme', secret: false },
    { name: 'second', value: second, secret: true },
  ];
  const headers = [{ name: 'X-Second', template: '{second}', encoding: 'plain' as const }];
  const cleaned = cleanText(
    `acme may not use ${second} nor ${btoa(second)}`,
    secretsOf({ secret: 'token-0000', fields, headers }),
  );
  expect(cleaned).toContain('acme may not use');
  expect(cleaned).not.toContain(second);
  expect(cleaned).not.toContain(btoa(second).slice(0, 20));
});
