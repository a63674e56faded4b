import { expect, it } from 'vitest';
import { InvalidInputError } from '../errors/invalid-input-error';
import { fromUtf8, toUtf8 } from './utf8';

it('gives back text, a leading byte order mark included', () => {
  for (const text of ['', 'Zürich', '\ufeffx', '🔑']) expect(fromUtf8(toUtf8(text))).toBe(text);
});

it.each([[[0xff]], [[0xc3]], [[0xed, 0xa0, 0x80]], [[0xc0, 0xaf]]])('refuses the bytes %j', (bytes) => {
  expect(() => fromUtf8(Uint8Array.from(bytes))).toThrow(InvalidInputError);
});
