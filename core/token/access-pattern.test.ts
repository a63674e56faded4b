import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ANY_PORT_ORIGINS } from '../shapes/any-port';
import { isSendable } from '../shapes/exact-origin';
import { accessPattern } from './access-pattern';
import { patternOrigin } from './pattern-origin';

const PATTERNS: readonly (readonly [origin: string, pattern: string])[] = [
  ['https://api.example.com', 'https://api.example.com/*'],
  ['https://api.example.com:8443', 'https://api.example.com:8443/*'],
  ['http://localhost:3000', 'http://localhost:3000/*'],
  ['http://localhost', 'http://localhost:80/*'],
  ['http://[::1]', 'http://[::1]:80/*'],
  ['http://[::1]:3000', 'http://[::1]:3000/*'],
  ['http://[fd00::1]:8080', 'http://[fd00::1]:8080/*'],
  ['http://192.168.1.10', 'http://192.168.1.10:80/*'],
  ['http://nas.local:5000', 'http://nas.local:5000/*'],
  ['http://localhost:0', 'http://localhost/*'],
  ['http://127.0.0.1:0', 'http://127.0.0.1/*'],
  ['http://[::1]:0', 'http://[::1]/*'],
];

describe('a pattern of access', () => {
  it.each(PATTERNS)('to %s is %s', (origin, pattern) => {
    expect(accessPattern(origin)).toBe(pattern);
    expect(patternOrigin(pattern)).toBe(origin);
  });

  it('without a port, as Firefox has them, is known by its host', () => {
    expect(patternOrigin('http://nas.local/*')).toBe('http://nas.local');
    expect(patternOrigin('http://[fd00::1]/*')).toBe('http://[fd00::1]');
  });

  it.each([
    'http://*/*',
    'https://*/*',
    '*://*/*',
    '<all_urls>',
    'http://*.local/*',
    'http://*.localhost/*',
    'http://foo.localhost/*',
    'http://api.example.com/*',
    'http://0.0.0.0/*',
    'http://nas:0/*',
    'http://nas:00080/*',
    'http://NAS/*',
    'http://nas/',
    'http://nas/*/*',
    'http://user@nas/*',
    'ftp://nas/*',
    '',
  ])('such as %j names no single host that we ask for', (pattern) => {
    expect(patternOrigin(pattern)).toBeNull();
  });
});

it('what is asked for names one host, never every one of a scheme', () => {
  const host = fc.oneof(
    fc.domain(),
    fc.ipV4(),
    fc.constantFrom('nas', 'localhost', '[::1]', '[fd00::1]', 'nas.local'),
  );
  const port = fc.oneof(
    fc.constant(''),
    fc.integer({ min: 1, max: 65535 }).map((each) => `:${each}`),
  );
  const made = fc
    .tuple(fc.constantFrom('http://', 'https://'), host, port)
    .map((parts) => new URL(parts.join('')).origin);
  fc.assert(
    fc.property(fc.oneof(made, fc.constantFrom(...ANY_PORT_ORIGINS)), (origin) => {
      fc.pre(isSendable(origin));
      const pattern = accessPattern(origin);
      expect(pattern).not.toMatch(/\*.*\*|:\/\/\*/);
      expect(pattern).toContain(new URL(origin).hostname);
      expect(patternOrigin(pattern)).toBe(origin);
    }),
  );
});
