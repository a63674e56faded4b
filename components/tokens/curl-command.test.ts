import { describe, expect, it } from 'vitest';
import type { TokenView } from '../../core/pages/snapshot';
import { curlCommand } from './curl-command';

const token = (template: string, encoding: 'plain' | 'basic' = 'plain'): TokenView =>
  ({
    origins: ['https://api.example.com'],
    pathPrefix: '/v1',
    headers: [{ name: 'Authorization', template, encoding }],
    companions: [],
  }) as unknown as TokenView;

const ALONE = token('Token token={token}');

describe('a curl command', () => {
  it('leaves the token out', () => {
    expect(curlCommand(ALONE, null)).toBe(
      "curl 'https://api.example.com/v1/' -H 'Authorization: Token token=YOUR_TOKEN'",
    );
  });

  it('uses the address of the tab where it is the token’s own', () => {
    expect(curlCommand(ALONE, 'https://api.example.com/me?a=1')).toContain(
      "curl 'https://api.example.com/me?a=1' ",
    );
    for (const foreign of ['https://api.example.com.evil.example/', 'https://other.example/', 'http://x/'])
      expect(curlCommand(ALONE, foreign)).toContain("curl 'https://api.example.com/v1/' ");
  });

  it.each([
    ['sample-7Xqk', "'Authorization: Token token=sample-7Xqk'"],
    ["it's", "'Authorization: Token token=it'\\''s'"],
    ['$&$1$`', "'Authorization: Token token=$&$1$`'"],
    ['a b;rm -rf "$HOME"', '\'Authorization: Token token=a b;rm -rf "$HOME"\''],
  ])('holds the token as it is when it is given: %s', (secret, argument) => {
    expect(curlCommand(ALONE, null, { token: secret })).toBe(
      `curl 'https://api.example.com/v1/' -H ${argument}`,
    );
  });

  it('names every secret that it leaves out, and holds those that are given', () => {
    const two = {
      ...ALONE,
      headers: [{ name: 'X-Key', template: '{token}.{second}', encoding: 'plain' as const }],
    };
    expect(curlCommand(two, null)).toContain("-H 'X-Key: YOUR_TOKEN.YOUR_SECOND'");
    expect(curlCommand(two, null, { token: 'a', second: '{token}' })).toContain("-H 'X-Key: a.{token}'");
  });

  it('names extra headers', () => {
    const companions = [{ name: 'X-Version', value: '2', sentOn: 'every-request' as const }];
    expect(curlCommand({ ...ALONE, companions }, null)).toMatch(/ -H 'X-Version: 2'$/);
  });

  it.each([
    ['{token}:', "-u 'sample-7Xqk:'"],
    ['ada@sample.example:{token}', "-u 'ada@sample.example:sample-7Xqk'"],
  ])('gives Basic as the pair of which curl makes it: %s', (template, argument) => {
    expect(curlCommand(token(template, 'basic'), null, { token: 'sample-7Xqk' })).toBe(
      `curl 'https://api.example.com/v1/' ${argument}`,
    );
  });
});
