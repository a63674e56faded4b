import fc from 'fast-check';
import { expect, it } from 'vitest';
import { equalBytes } from './bytes';

const few = fc.uint8Array({ maxLength: 4, max: 2 });

it('agrees with a plain comparison', () => {
  fc.assert(
    fc.property(few, few, (a, b) => {
      expect(equalBytes(a, b)).toBe(Buffer.from(a).equals(Buffer.from(b)));
    }),
  );
});
