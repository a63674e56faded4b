import { describe, expect, it } from 'vitest';
import { prefixRules } from '../rules/escaped-path';
import { urlFilter } from '../rules/url-filter';
import { addressHolds, filterMatches } from '../testing/reference-engine';
import { goesTo } from './goes-to';

const ADDRESSES = [
  'https://api.example.com/',
  'https://api.example.com/api',
  'https://api.example.com/api/',
  'https://api.example.com/api/x?y#z',
  'https://api.example.com/api?x',
  'https://api.example.com/apis',
  ...[...":~@!,=+*()$&'"].map((sign) => `https://api.example.com/api${sign}x`),
  'https://api.example.com/API/x',
  'https://api.example.com:8443/api',
  'http://api.example.com/api',
  'https://sub.api.example.com/api',
  'https://api.example.com.evil.example/api',
];

describe.each(['', '/api'])('an address of a token with the prefix "%s"', (pathPrefix) => {
  it.each(ADDRESSES)('is what its rules match: %s', (url) => {
    const token = { origins: ['https://api.example.com'], pathPrefix };
    const guards = pathPrefix === '' ? [] : prefixRules([token]);
    const isMatched = filterMatches(urlFilter('https://api.example.com', pathPrefix), url);
    const isGuarded = guards.some(({ condition }) => addressHolds(condition, url));
    expect(goesTo(url, token)).toBe(isMatched && !isGuarded);
  });
});
