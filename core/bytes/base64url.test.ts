import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InvalidInputError } from '../errors/invalid-input-error';
import { fromBase64url, toBase64url } from './base64';

describe('base64url', () => {
  it('reads and writes any bytes as others spell them', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const spelt = Buffer.from(bytes).toString('base64url');
        expect([...fromBase64url(spelt)]).toEqual([...bytes]);
        expect(toBase64url(new Uint8Array(bytes))).toBe(spelt);
      }),
    );
  });

  it.each(['Q', 'QUI==', 'QQ==!', 'a b', 'QR'])('refuses %s', (text) => {
    expect(() => fromBase64url(text)).toThrow(InvalidInputError);
  });
});
