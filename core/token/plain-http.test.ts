import { describe, expect, it } from 'vitest';
import { FIRST, fakeToken, SECOND } from '../vault/testing/fake-token';
import { activeConflicts, sentBeside } from './active-conflicts';
import { areInConflict } from './conflicts';
import { firstOrigin, isPlainHttp, pagesOf, scopeOf } from './plain-http';

const LOCAL = 'http://localhost:3000';
const ANY = 'http://localhost:0';
const token = (origins: string[], id: string = FIRST) => fakeToken(id, { origins, scope: 'automatic' });

describe('a token that goes over plain http', () => {
  it.each([[[LOCAL]], [[ANY]], [['https://api.example.com', LOCAL]], [['http://api.example.com']]])(
    '%j is for chosen tabs and for no page, whatever its record says',
    (origins) => {
      expect(isPlainHttp({ origins })).toBe(true);
      expect(scopeOf(token(origins))).toBe('chosen-tabs');
      expect(pagesOf(token(origins))).toEqual([]);
    },
  );

  it('is no other', () => {
    const secure = token(['https://api.example.com']);
    expect([isPlainHttp(secure), scopeOf(secure)]).toEqual([false, 'automatic']);
    expect(pagesOf(secure)).toEqual(secure.allowedSites);
  });

  it('is opened at a port that there is', () => {
    expect(firstOrigin(token([ANY]))).toBe('http://localhost');
    expect(firstOrigin(token(['http://[::1]:0']))).toBe('http://[::1]');
    expect(firstOrigin(token([LOCAL, ANY]))).toBe(LOCAL);
  });

  it('conflicts with one of every port, tab by tab', () => {
    const [one, every] = [token([LOCAL]), token([ANY], SECOND)];
    expect([areInConflict(one, every), areInConflict(every, one)]).toEqual([true, true]);
    expect(activeConflicts(one, [every])).toEqual([]);
    expect(areInConflict(token(['http://127.0.0.1:3000']), every)).toBe(false);
    const other = { ...every, headers: [{ name: 'X-Key', template: '{token}', encoding: 'plain' as const }] };
    expect(sentBeside(one, [other])).toEqual([other]);
  });
});
