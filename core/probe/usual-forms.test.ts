import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleAnswer } from '../testing/sample-answer';
import { maskedLine } from '../token/headers';
import type { Answer } from './classify';
import { afterTry, challengeSchemes, mayTryForms, type Scheme, usualForms } from './usual-forms';

const API = 'https://api.acme.example';
const lines = (schemes: readonly Scheme[], basic = false) =>
  usualForms(API, '/v1/me', schemes, basic).map(({ url, header }) => {
    expect(url).toBe(`${API}/v1/me`);
    const { secret, fields } = { secret: 'TOKEN', fields: [] };
    return maskedLine(header, { secret, fields }, 'shown').replace('••••', 'TOKEN');
  });

const BEARER = 'Authorization: Bearer TOKEN';
const KEY = 'X-Api-Key: TOKEN';
const TOKEN = 'Authorization: Token TOKEN';
const USER = 'Authorization: Basic base64(TOKEN:)';
const PASSWORD = 'Authorization: Basic base64(:TOKEN)';

// Proves P3: Usual forms are five requests at most, to one https address, each of them listed before.
describe('usual forms', () => {
  it.each<[what: string, schemes: readonly Scheme[], basic: boolean, expected: readonly string[]]>([
    ['where the server names none', [], false, [BEARER, KEY, TOKEN]],
    ['with Basic, ticked', [], true, [BEARER, KEY, TOKEN, USER, PASSWORD]],
    ['where it names Bearer', ['bearer'], false, [BEARER]],
    ['where it names Bearer, and Basic is ticked', ['bearer'], true, [BEARER]],
    ['where it names Basic', ['basic'], false, [USER, PASSWORD]],
    ['where it names both', ['bearer', 'basic'], false, [BEARER, USER, PASSWORD]],
    ['where it names Token', ['token'], false, [TOKEN]],
    ['where it names ApiKey', ['apikey'], false, ['Authorization: ApiKey TOKEN']],
    ['where it names GenieKey', ['geniekey'], false, ['Authorization: GenieKey TOKEN']],
    ['where it names SSWS', ['ssws'], false, ['Authorization: SSWS TOKEN']],
    ['where it names what takes no token', ['digest', 'negotiate', 'ntlm'], true, []],
    ['where nobody knows what it names', ['other'], true, []],
    [
      'where it names all',
      ['bearer', 'token', 'basic', 'apikey', 'ssws'],
      false,
      [...[BEARER, TOKEN, USER, PASSWORD], 'Authorization: ApiKey TOKEN'],
    ],
  ])('%s', (_, schemes, basic, expected) => {
    expect(lines(schemes, basic)).toEqual(expected);
  });

  it.each([
    ['http://api.acme.example', '/v1'],
    ['http://localhost:3000', '/v1'],
    ['https://*.acme.example', '/v1'],
    ['https://api.acme.example/', '/v1'],
    [API, '//evil.test/v1'],
    [API, '/\\evil.test'],
    [API, 'https://evil.test/'],
    [API, '/v1/../me'],
    [API, '/v1#part'],
    [API, 'v1'],
    [API, ''],
  ])('are for one https address, and %s with %s is none', (origin, path) => {
    const refused = expect.objectContaining({ params: { reason: 'forms-address' } });
    expect(() => usualForms(origin, path, [], false)).toThrow(refused);
  });
});

describe('the schemes that a server asks for', () => {
  it.each<[header: string | null, expected: readonly Scheme[]]>([
    [null, []],
    ['', []],
    ['Bearer', ['bearer']],
    ['bEaReR realm="x"', ['bearer']],
    ['Bearer realm="x", error="invalid_token"', ['bearer']],
    ['Basic realm="a, Bearer b", charset="UTF-8"', ['basic']],
    ['Basic realm="a \\" , Bearer b"', ['basic']],
    ['Basic realm="never closed, Bearer x', ['basic']],
    ['Basic realm=x, Bearer realm=y, Basic realm=z', ['basic', 'bearer']],
    ['Negotiate, NTLM', ['negotiate', 'ntlm']],
    ['NTLM TlRMTVNTUAAB==', ['ntlm']],
    ['GenieKey', ['geniekey']],
    ['<script>alert(1)</script>', []],
    ['Frobnicate realm="x"', ['other']],
    ['constructor, __proto__', ['other']],
    ['realm="x"', []],
    [', ,', []],
  ])('%s', (header, expected) => {
    expect(challengeSchemes(header)).toEqual(expected);
  });

  it('are known ones, whatever it writes, and are read in no time', () => {
    const known =
      /^(?:bearer|token|basic|apikey|geniekey|ssws|digest|negotiate|ntlm|kerberos|dpop|hmac|oauth|mutual|aws4-hmac-sha256|other)$/;
    fc.assert(
      fc.property(fc.string(), (header) => {
        for (const scheme of challengeSchemes(header)) expect(scheme).toMatch(known);
      }),
    );
    for (const text of ['"', ' ', 'a ', 'a,', '\\"', 'a="'])
      expect(challengeSchemes(text.repeat(1_000_000)).length).toBeLessThanOrEqual(1);
  });
});

// Proves P3: Usual forms end at the first answer that is no plain refusal, and at words of a lock.
describe('after a try', () => {
  const html = (status: number) => sampleAnswer(status, undefined, 'html');
  it.each<[what: string, answer: Answer, next: ReturnType<typeof afterTry>]>([
    ['401', sampleAnswer(401, {}), 'next'],
    ['403', sampleAnswer(403, {}), 'next'],
    ['401 without a body', sampleAnswer(401, undefined, 'empty'), 'next'],
    ['401 as a page', html(401), 'next'],
    ['200', sampleAnswer(200, {}), 'accepted'],
    ['204', sampleAnswer(204, undefined, 'empty'), 'accepted'],
    ['200 as a text', sampleAnswer(200, undefined, 'other'), 'accepted'],
    ['200 whose data speaks of a lock', sampleAnswer(200, { state: 'locked' }), 'accepted'],
    ['200 as a page', html(200), 'stop'],
    ['a redirect', sampleAnswer(302, undefined, 'redirect'), 'stop'],
    ['a hidden redirect', sampleAnswer(0, undefined, 'redirect'), 'stop'],
    ['400', sampleAnswer(400, {}), 'stop'],
    ['404', sampleAnswer(404, {}), 'stop'],
    ['423', sampleAnswer(423, {}), 'stop'],
    ['429', sampleAnswer(429, {}), 'stop'],
    ['500', sampleAnswer(500, {}), 'stop'],
    ['503', sampleAnswer(503, {}), 'stop'],
    ['401 that asks to wait', sampleAnswer(401, {}, 'json', { 'retry-after': '60' }), 'stop'],
    ['200 that asks to wait', sampleAnswer(200, {}, 'json', { 'retry-after': '60' }), 'stop'],
  ])('%s', (_, answer, next) => {
    expect(afterTry(answer)).toBe(next);
    expect(mayTryForms(answer)).toBe(next === 'next');
  });

  it.each([
    'Account locked',
    'Your account is temporarily LOCKED.',
    'lockout in 2 minutes',
    'Too many failed requests',
    'too_many_attempts',
    'accountLocked',
    'ACCOUNT_LOCKED',
    'tooManyRequests',
    'Your IP was blocked',
    'This user is suspended',
    'User disabled',
    'You are banned',
    'Request was throttled',
    'Rate limit exceeded',
    'rate-limited',
    '2 attempts left',
    'remaining attempts: 2',
    'solve the captcha',
  ])('words of a lock end it: %s', (words) => {
    for (const status of [401, 403]) {
      expect(afterTry(sampleAnswer(status, { error: { message: words } }))).toBe('stop');
      expect(afterTry({ ...sampleAnswer(status, undefined, 'html'), text: `<p>${words}</p>` })).toBe('stop');
    }
  });

  it('words are found whatever escapes they have, and what can’t be read ends it', () => {
    const text = '{"error":"account l\\u006fcked"}';
    expect(afterTry({ ...sampleAnswer(401, JSON.parse(text)), text })).toBe('stop');
    const deep = JSON.parse('['.repeat(100_000) + ']'.repeat(100_000));
    expect(afterTry(sampleAnswer(401, deep))).toBe('stop');
  });

  it.each(['Unauthorized', 'Invalid API key', 'blockchain', 'clock skew', 'Missing Authentication Token'])(
    'other words do not: %s',
    (words) => {
      expect(afterTry(sampleAnswer(401, { error: words }))).toBe('next');
    },
  );
});
