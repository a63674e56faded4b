import { describe, expect, it } from 'vitest';
import { ANY_PORT_ORIGINS, includesOrigin, isAnyPort, shareOrigin } from './any-port';
import { httpUse } from './local-address';

describe('every port of this computer', () => {
  it('is three exact hosts', () => {
    expect(ANY_PORT_ORIGINS.map((origin) => new URL(origin).hostname)).toEqual([
      'localhost',
      '127.0.0.1',
      '[::1]',
    ]);
    for (const origin of ANY_PORT_ORIGINS) {
      expect(isAnyPort(origin)).toBe(true);
      expect(httpUse(origin)).toBe('this-computer');
      expect(new URL(origin).origin).toBe(origin);
    }
  });

  it.each(['http://localhost', 'http://localhost:1', 'http://127.0.0.1:65535', 'http://[::1]:3000'])(
    'is %s',
    (origin) => {
      expect(includesOrigin(ANY_PORT_ORIGINS, origin)).toBe(true);
      expect(includesOrigin(['http://localhost:3', 'http://127.0.0.1', 'http://[::1]'], origin)).toBe(false);
      expect(shareOrigin(ANY_PORT_ORIGINS, [origin])).toBe(true);
      expect(shareOrigin([origin], ANY_PORT_ORIGINS)).toBe(true);
    },
  );

  it.each([
    'http://foo.localhost',
    'http://foo.localhost:3000',
    'http://localhost.',
    'http://localhost.evil.test',
    'http://localhost.evil.test:3000',
    'http://127.0.0.2:3000',
    'http://127.0.0.10',
    'http://0.0.0.0:3000',
    'http://[::2]:3000',
    'http://[::10]',
    'https://localhost',
    'https://localhost:3000',
    'http://nas:3000',
    'null',
    '',
  ])('is not %s', (origin) => {
    expect(includesOrigin(ANY_PORT_ORIGINS, origin)).toBe(false);
    expect(shareOrigin(ANY_PORT_ORIGINS, [origin])).toBe(false);
  });

  it('is one name at a time', () => {
    expect(includesOrigin(['http://localhost:0'], 'http://127.0.0.1:3000')).toBe(false);
    expect(shareOrigin(['http://localhost:0'], ['http://[::1]:0'])).toBe(false);
  });
});
