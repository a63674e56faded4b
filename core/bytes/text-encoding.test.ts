import { expect, it } from 'vitest';
import { textEncodingOf } from './text-encoding';

it.each([
  ['nothing', [], 'utf-8'],
  ['plain text', [0x7b, 0x7d], 'utf-8'],
  ['a mark of UTF-8', [0xef, 0xbb, 0xbf, 0x7b], 'utf-8'],
  ['a mark that is cut', [0xff], 'utf-8'],
  ['a mark of UTF-16, low byte first', [0xff, 0xfe, 0x7b, 0x00], 'utf-16le'],
  ['a mark of UTF-16, high byte first', [0xfe, 0xff, 0x00, 0x7b], 'utf-16be'],
])('%s', (_, bytes, encoding) => {
  expect(textEncodingOf(Uint8Array.from(bytes))).toBe(encoding);
});
