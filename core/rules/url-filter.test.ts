import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InvalidInputError } from '../errors/invalid-input-error';
import { addressHolds, filterMatches } from '../testing/reference-engine';
import { prefixRules } from './escaped-path';
import { hostOf, siteHost, urlFilter } from './url-filter';

describe('the reference matcher reads filters as browsers were seen to', () => {
  it.each([
    ['|https://api.example.com/', 'https://api.example.com.evil.com/', false],
    ['|https://api.example.com', 'https://api.example.com.evil.com/', true],
    ['|https://api.example.com/a^', 'https://api.example.com/a', true],
    ['|https://api.example.com/a^', 'https://api.example.com/a?b', true],
    ['|https://api.example.com/a^', 'https://api.example.com/ab', false],
    ['|https://api.example.com/*x', 'https://api.example.com/yyx', true],
  ])('%s and %s: %s', (filter, url, expected) => {
    expect(filterMatches(filter, url)).toBe(expected);
  });
});

/** As the browser decides it: the filter of a token's rules, and the rules that keep its prefix exact. */
const isMatched = (filter: string, url: string): boolean => {
  const { href, origin } = new URL(url);
  const guards = prefixRules([{ origins: [origin], pathPrefix: '/api' }]);
  return filterMatches(filter, href) && !guards.some(({ condition }) => addressHolds(condition, href));
};

// Proves P3: Filters are anchored, and end the host and the path prefix.
describe('urlFilter', () => {
  it('ends the host with a slash and a path prefix with a separator', () => {
    expect(urlFilter('https://api.pagerduty.com', '')).toBe('|https://api.pagerduty.com/');
    expect(urlFilter('https://api.example.com:8443', '')).toBe('|https://api.example.com:8443/');
    expect(urlFilter('https://app.polyteia.com', '/api')).toBe('|https://app.polyteia.com/api^');
  });

  it.each(['/a*', '/a^b', '/a|', '/*', '|'])('refuses the path prefix %s, which is syntax', (prefix) => {
    expect(() => urlFilter('https://api.example.com', prefix)).toThrow(InvalidInputError);
  });

  it.each(['http://api.example.com', 'https://[::1]:8443', 'http://[::2]', 'http://foo.localhost', ''])(
    'refuses the origin %j',
    (origin) => {
      expect(() => urlFilter(origin, '')).toThrow(InvalidInputError);
    },
  );

  it.each(['https://*.example.com', 'https://api.example.com|', '|https://a.b', 'https://a^b.com'])(
    'refuses the origin %s, which is syntax',
    (origin) => {
      expect(() => urlFilter(origin, '')).toThrow(InvalidInputError);
    },
  );

  it.each([
    ['/api', true],
    ['/api/', true],
    ['/api/x/y?z=1', true],
    ['/api?x', true],
    ['/apis', false],
    ['/api-v2', false],
    ['/api.json', false],
    ['/api_x', false],
    ['/api:x', false],
    ['/api~x', false],
    ['/api@x', false],
    ['/api#x', true],
    ['/api%2Fx', false],
    ['/API', false],
    ['/Api/x', false],
    ['/', false],
    ['/x/api/', false],
    ['//api', false],
    ['/?/api/', false],
    ['/ap', false],
  ])('with the prefix /api, %s matches: %s', (path, expected) => {
    const filter = urlFilter('https://app.example.com', '/api');
    expect(isMatched(filter, `https://app.example.com${path}`)).toBe(expected);
  });

  it('never lets dots climb out of the prefix', () => {
    const filter = urlFilter('https://app.example.com', '/api');
    for (const path of ['/api/../me', '/api/..', '/api/%2e%2e/me', '/api/x/../../me', '/api\\..\\me']) {
      expect(isMatched(filter, `https://app.example.com${path}`), path).toBe(false);
    }
  });

  it('matches whatever lies below the origin', () => {
    fc.assert(
      fc.property(fc.webPath(), fc.webQueryParameters(), (path, query) => {
        const url = new URL(`https://api.example.com${path}?${query}`);
        expect(isMatched(urlFilter('https://api.example.com', ''), url.href)).toBe(true);
      }),
    );
  });
});

describe('hosts for conditions', () => {
  it('has no port, with which a rule would silently never match', () => {
    expect(hostOf('https://api.example.com:8443')).toBe('api.example.com');
    expect(hostOf('https://10.0.0.1')).toBe('10.0.0.1');
  });

  it.each(['https://xn--a.com', 'https://256.1.1.1', '', 'api.example.com'])(
    'refuses %j, no address',
    (origin) => {
      expect(() => hostOf(origin)).toThrow(InvalidInputError);
    },
  );

  it.each(['https://com', 'https://localhost', 'https://com.', 'https://example.com.', 'https://.com'])(
    'refuses %s as an allowed site',
    (site) => {
      expect(() => siteHost(site)).toThrow(InvalidInputError);
    },
  );
});
