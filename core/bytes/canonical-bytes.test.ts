import { equalBytes } from '@noble/ciphers/utils.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InvalidInputError } from '../errors/invalid-input-error';
import { type Canonical, canonicalBytes } from './canonical-bytes';

const { value } = fc.letrec<{ value: Canonical }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.string({ unit: fc.constantFrom('a', 's', 'n', 'l', '\0', '1'), maxLength: 4 }),
    fc.nat({ max: 20 }),
    fc.array(tie('value'), { maxLength: 3 }),
  ),
}));

describe('canonicalBytes', () => {
  it('has a fixed spelling', () => {
    const hex = Buffer.from(canonicalBytes(['é', 10, []])).toString('hex');
    expect(hex).toBe('6c000000137300000002c3a96e0000000231306c00000000');
  });

  it('never gives two values the same bytes', () => {
    fc.assert(
      fc.property(value, value, (a, b) => {
        const sameValue = JSON.stringify(a) === JSON.stringify(b);
        expect(equalBytes(canonicalBytes(a), canonicalBytes(b))).toBe(sameValue);
      }),
      { numRuns: 3000 },
    );
  });

  it.each([
    [
      ['ab', 'c'],
      ['a', 'bc'],
    ],
    [['1'], [1]],
    [['a', 'b'], [['a', 'b']]],
    [[''], []],
  ])('keeps %j and %j apart', (a, b) => {
    expect(equalBytes(canonicalBytes(a), canonicalBytes(b))).toBe(false);
  });

  it.each([-1, 0.5, Number.NaN, 2 ** 53])('refuses the number %s', (number) => {
    expect(() => canonicalBytes(number)).toThrow(InvalidInputError);
  });
});
