import { describe, expect, it } from 'vitest';
import { urlFilters } from '../rules/url-filter';
import { filterMatches } from '../testing/reference-engine';
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
    const filters = urlFilters('https://api.example.com', pathPrefix);
    expect(goesTo(url, { origins: ['https://api.example.com'], pathPrefix })).toBe(
      filters.some((filter) => filterMatches(filter, url)),
    );
  });
});
