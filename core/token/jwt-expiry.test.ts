import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jwtExpiry } from './jwt-expiry';

const url = (text: string) => btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
const jwt = (claims: unknown) => `${url('{"alg":"none"}')}.${url(JSON.stringify(claims))}.sig`;

describe('jwtExpiry', () => {
  it('reads exp as seconds', () => {
    expect(jwtExpiry(jwt({ exp: 1_800_000_000 }))).toBe(1_800_000_000_000);
    expect(jwtExpiry(jwt({ name: '>>>???~~~', exp: 1_800_000_000.5 }))).toBe(1_800_000_000_500);
  });

  it.each([
    [jwt({})],
    [jwt({ exp: '1800000000' })],
    [jwt({ exp: -1 })],
    [jwt({ exp: 0 })],
    [jwt({ exp: 1e300 })],
    [jwt({ exp: null })],
    [jwt([1])],
    [jwt(null)],
    ['a.b'],
    ['a.b.c.d'],
    ['...'],
    ['a.%%%.c'],
    [''],
    ['u+Ab3_xYz-0123456789'],
  ])('says nothing about %s', (secret) => {
    expect(jwtExpiry(secret)).toBeNull();
  });

  it('never throws, and gives whole milliseconds or nothing', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.jsonValue().map(jwtOf)), (secret) => {
        const expiry = jwtExpiry(secret);
        expect(expiry === null || (Number.isInteger(expiry) && expiry >= 0)).toBe(true);
      }),
    );
  });
});

function jwtOf(exp: unknown): string {
  return `x.${btoa(unescape(encodeURIComponent(JSON.stringify({ exp }))))}.y`;
}
