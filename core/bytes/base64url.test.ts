import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InvalidInputError } from '../errors/invalid-input-error';
import { fromBase64url } from './base64url';

describe('base64url', () => {
  it('reads any bytes as other encoders spell them', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect([...fromBase64url(Buffer.from(bytes).toString('base64url'))]).toEqual([...bytes]);
      }),
    );
  });

  it.each(['Q', 'QUI==', 'QQ==!', 'a b', 'QR'])('refuses %s', (text) => {
    expect(() => fromBase64url(text)).toThrow(InvalidInputError);
  });
});
