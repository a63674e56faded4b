import { describe, expect, it } from 'vitest';
import { CATALOGUE } from '../../tests/support/catalogue';
import { sampleToken } from '../testing/sample-token';
import { checkExtraHeaders } from './extra-header';

const extra = (name: string, value = '2') => ({ name, value, sentOn: 'every-request' as const });
const refusal = (reason: string) => expect.objectContaining({ code: 'invalid-input', params: { reason } });
const check = (...companions: readonly ReturnType<typeof extra>[]) =>
  checkExtraHeaders(sampleToken({ companions: [...companions] }));

// Proves P3: An extra header that says who asks, or how a request is read, is refused.
describe('an extra header', () => {
  it.each([
    'Accept',
    'Accept-Language',
    'X-Version',
    'GitLab-Version',
    'Account-Id',
    'X-Tenant-Id',
    'Prefer',
    'api_version',
  ])('may be %s', (name) => {
    expect(() => check(extra(name))).not.toThrow();
  });

  it('may be whatever the catalogue has', () => {
    for (const { headers, extraHeaders } of CATALOGUE)
      expect(() => checkExtraHeaders({ headers, companions: extraHeaders })).not.toThrow();
  });

  it.each([
    ...[
      'Content-Type',
      'content-length',
      'Content-Encoding',
      'Host',
      'Origin',
      'Referer',
      'Cookie',
      'Cookie2',
    ],
    ...['Set-Cookie', 'Authorization', 'Connection', 'Keep-Alive', 'TE', 'Trailer', 'Transfer-Encoding'],
    ...['Upgrade', 'Via', 'Expect', 'Range', 'If-None-Match', 'Cache-Control', 'Pragma', 'User-Agent'],
    ...[
      'X-HTTP-Method-Override',
      'X-HTTP-Method',
      'X-Method-Override',
      'X-Forwarded-For',
      'x-forwarded-host',
    ],
    ...['Forwarded', 'Sec-Fetch-Site', 'SEC-CH-UA', 'Proxy-Authorization', 'Proxy-Connection'],
    ...['Access-Control-Request-Method', 'Accept-Encoding', 'DNT'],
    // Many servers read it as a hyphen.
    ...['X_Forwarded_For', 'Content_Length', 'sec_fetch_site'],
  ])('is never %s', (name) => {
    expect(() => check(extra(name))).toThrow(refusal('header-never'));
  });

  it.each(['', ' ', 'X Evil', 'X-Evil:', 'X-Evil\n', 'X-Ü', '*', 'x'.repeat(65), 'K\u212aelvin'])(
    'has no name such as %j',
    (name) => {
      expect(() => check(extra(name))).toThrow(refusal('header-name'));
    },
  );

  it.each(['', ' 2', '2 ', 'a\nX-Evil: 1', 'a\r\nb', 'a\0b', 'a\tb', 'ä', '\u200b'])(
    'has no value such as %j',
    (value) => {
      expect(() => check(extra('X-Version', value))).toThrow(refusal('header-value'));
    },
  );

  it('stands once, and never for the one with the token', () => {
    expect(() => check(extra('X-Version'), extra('x-version', '3'))).toThrow(refusal('header-twice'));
    const headers = [{ name: 'X-Api-Key', template: '{token}', encoding: 'plain' as const }];
    const token = sampleToken({ headers, companions: [extra('x-api-key')] });
    expect(() => checkExtraHeaders(token)).toThrow(refusal('header-twice'));
  });
});
