import { describe, expect, it } from 'vitest';
import type { ProviderCheck } from '../providers/provider';
import { sampleAnswer } from '../testing/sample-answer';
import { factsOf } from './answer-facts';

const SECRET = 'sample-secret-0000';
/** 2026-11-29 12:00 UTC. */
const NOW = Date.UTC(2026, 10, 29, 12);
const END = Date.UTC(2026, 11, 1, 10);

type Expiry = NonNullable<ProviderCheck['expiry']>;

function end(value: unknown, form: Expiry['form'] = 'date', headers: Record<string, string> = {}) {
  const answer = sampleAnswer(200, { data: { until: value } }, 'json', headers);
  const expiry: Expiry = { path: 'data.until', header: 'x-expires', form };
  return factsOf(answer, { expiry }, [SECRET], NOW).expiresAt;
}

describe('until when a token lives', () => {
  it.each([
    ['2026-12-01T10:00:00Z', 'date'],
    ['2026-12-01T10:00:00.000+00:00', 'date'],
    ['2026-12-01 10:00:00 UTC', 'date'],
    ['2026-12-01 12:00:00 +0200', 'date'],
    ['2026-12-01 10:00:00', 'date'],
    ['Tue, 01 Dec 2026 10:00:00 GMT', 'date'],
    [(END - NOW) / 1000, 'seconds-left'],
    [String((END - NOW) / 1000), 'seconds-left'],
    [END / 1000, 'unix-seconds'],
    [END, 'unix-milliseconds'],
  ] as const)('is read from %j as %s', (value, form) => {
    expect(end(value, form)).toBe(END);
  });

  it('is a day, too, and stands in a header as well', () => {
    expect(end('2026-12-01')).toBe(Date.UTC(2026, 11, 1));
    expect(end(null, 'date', { 'x-expires': '2026-12-01 10:00:00 UTC' })).toBe(END);
  });

  it.each([
    [null, 'date'],
    ['', 'date'],
    ['never', 'date'],
    [END, 'date'],
    ['2020-01-01', 'date'],
    ['9999-12-31', 'date'],
    [`2026-12-01${' '.repeat(1000)}`, 'date'],
    [0, 'seconds-left'],
    [-1, 'seconds-left'],
    ['1e9', 'seconds-left'],
    [Number.NaN, 'unix-seconds'],
    [0, 'unix-seconds'],
    [1e300, 'unix-seconds'],
    [{}, 'unix-milliseconds'],
    [[END], 'unix-milliseconds'],
  ] as const)('is not known from %j as %s', (value, form) => {
    expect(end(value, form)).toBeUndefined();
  });
});

describe('what a token may do', () => {
  const scopes = (value: unknown, headers: Record<string, string> = {}) =>
    factsOf(
      sampleAnswer(200, { scopes: value }, 'json', headers),
      { scopes: { path: 'scopes', header: 'x-scopes' } },
      [SECRET],
      NOW,
    ).scopes;

  it('is a list, or the words of a text or a header', () => {
    expect(scopes(['repo', 'read:user', 'repo', 7, ''])).toEqual(['repo', 'read:user']);
    expect(scopes('repo, read:user  gist')).toEqual(['repo', 'read:user', 'gist']);
    expect(scopes(['other'], { 'x-scopes': 'repo' })).toEqual(['repo']);
  });

  it('is absent where the answer says nothing', () => {
    for (const value of [undefined, null, '', [], {}, 7]) expect(scopes(value)).toBeUndefined();
  });

  it('repeats no secret, is bounded, and says that there was more', () => {
    expect(scopes([`a ${SECRET}`, 'b\u202e\u200bc'])).toEqual(['a [token]', 'bc']);
    // A server that cuts it into words has said nothing that is kept.
    expect(scopes(SECRET.match(/.{1,6}/g))).toBeUndefined();
    const many = scopes(Array.from({ length: 5000 }, (_, index) => `scope-${index}-${'x'.repeat(500)}`));
    expect(many).toHaveLength(41);
    expect(many?.at(-1)).toBe('…');
    expect(Math.max(...(many ?? []).map((scope) => scope.length))).toBeLessThanOrEqual(80);
  });
});
