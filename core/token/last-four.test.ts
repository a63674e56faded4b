import fc from 'fast-check';
import { expect, it } from 'vitest';
import { lastFour, masked } from './secret';

it('shows four characters of a long token and none of a short one', () => {
  expect(lastFour('abcdefghijkl')).toBe('ijkl');
  expect(lastFour('abcdefghijk')).toBe('');
  expect(masked('abcdefghijkl')).toBe('••••ijkl');
  expect(masked('abc')).toBe('••••');
});

it('never shows more than a third of a token', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[\x21-\x7e]{1,60}$/), (secret) => {
      expect(lastFour(secret).length * 3).toBeLessThanOrEqual(secret.length);
    }),
  );
});
