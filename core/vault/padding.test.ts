import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InvalidInputError } from '../errors/invalid-input-error';
import { PADDING_STEP, pad, unpad } from './seal';

const content = fc.uint8Array({ maxLength: 3 * PADDING_STEP });

// Proves P1: Content is padded to full steps of 1 KiB.
describe('padding', () => {
  it('fills up to full steps and gives the content back', () => {
    fc.assert(
      fc.property(content, (bytes) => {
        const padded = pad(bytes, 8);
        expect(padded.length % PADDING_STEP).toBe(0);
        expect(padded.length - bytes.length).toBeLessThan(PADDING_STEP + 4);
        expect(unpad(padded)).toEqual(bytes);
      }),
    );
  });

  it.each([
    [0, 1],
    [1020, 1],
    [1021, 2],
    [2044, 2],
  ])('puts %i bytes into %i steps', (length, steps) => {
    expect(pad(new Uint8Array(length), 8).length).toBe(steps * PADDING_STEP);
  });

  it('refuses content above the limit', () => {
    expect(() => pad(new Uint8Array(1021), 1)).toThrow(InvalidInputError);
  });

  it('refuses a fill that is not zero, anywhere', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 14, max: PADDING_STEP - 1 }),
        fc.integer({ min: 1, max: 255 }),
        (at, byte) => {
          const padded = pad(new Uint8Array(10), 1);
          padded[at] = byte;
          expect(unpad(padded)).toBeNull();
        },
      ),
    );
  });

  it('refuses a length that does not fit the number of steps', () => {
    const tooLong = new Uint8Array(PADDING_STEP);
    new DataView(tooLong.buffer).setUint32(0, PADDING_STEP - 3);
    const spareStep = new Uint8Array(2 * PADDING_STEP);
    const huge = new Uint8Array(PADDING_STEP).fill(0xff);
    for (const wrong of [tooLong, spareStep, huge, new Uint8Array(0), new Uint8Array(1000)]) {
      expect(unpad(wrong)).toBeNull();
    }
  });
});
