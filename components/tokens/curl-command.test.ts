import { describe, expect, it } from 'vitest';
import type { TokenView } from '../../core/pages/snapshot';
import { curlCommand } from './curl-command';

const token = (line: string): TokenView =>
  ({
    origins: ['https://api.example.com'],
    pathPrefix: '/v1',
    headerLines: [line],
    lastFour: '7Xqk',
  }) as unknown as TokenView;

const ALONE = token('Authorization: Token token=••••7Xqk');

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
    expect(curlCommand(ALONE, null, secret)).toBe(`curl 'https://api.example.com/v1/' -H ${argument}`);
  });
});
