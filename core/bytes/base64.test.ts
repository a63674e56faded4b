import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InvalidInputError } from '../errors/invalid-input-error';
import { fromBase64, toBase64 } from './base64';

describe('base64', () => {
  it('gives back any bytes, as other encoders spell them', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
        expect([...fromBase64(toBase64(bytes))]).toEqual([...bytes]);
      }),
    );
  });

  it('encodes more bytes than one call takes arguments', () => {
    const long = new Uint8Array(300_000).fill(7);
    expect(fromBase64(toBase64(long)).length).toBe(long.length);
  });

  it.each([
    ['no padding', 'QQ'],
    ['short padding', 'QQ='],
    ['too much padding', 'QUI=='],
    ['padding only', '===='],
    ['padding inside', 'QQ==QUJD'],
    ['one character too many', 'QUJDR'],
    ['stray bits before two =', 'QR=='],
    ['stray bits before one =', 'QUJ='],
    ['white space', 'QUJD '],
    ['a line break inside', 'QU\nJD'],
    ['a line break at the end', 'QUJD\n'],
    ['the alphabet for addresses', '_-_-'],
  ])('refuses %s', (_what, text) => {
    expect(() => fromBase64(text)).toThrow(InvalidInputError);
  });

  it('accepts exactly one spelling: whatever is read is spelt the same again', () => {
    const near = fc.string({ unit: fc.constantFrom(...'ABQRgw/+=19 \n_'), maxLength: 12 });
    fc.assert(
      fc.property(near, (text) => {
        let bytes: Uint8Array;
        try {
          bytes = fromBase64(text);
        } catch {
          return;
        }
        expect(toBase64(bytes)).toBe(text);
      }),
      { numRuns: 2000 },
    );
  });
});

it('reads the largest file that is imported', () => {
  expect(fromBase64(toBase64(new Uint8Array(32_000_000))).length).toBe(32_000_000);
});
