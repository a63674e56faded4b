import { expect, it } from 'vitest';
import { fromBase64Parts, toBase64Parts } from './base64-parts';

it.each([
  [0, 0],
  [1, 1],
  [786_431, 1],
  [786_432, 1],
  [786_433, 2],
  [2_000_000, 3],
])('%i bytes are %i parts, and come out as they went in', (length, count) => {
  const bytes = Uint8Array.from({ length }, (_, at) => (at * 31) % 251);
  const parts = toBase64Parts(bytes);
  expect(parts).toHaveLength(count);
  expect(Buffer.compare(fromBase64Parts(parts), bytes)).toBe(0);
});
