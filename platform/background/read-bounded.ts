import { concatBytes } from '@noble/ciphers/utils.js';
import type { Bytes } from '../../core/bytes/bytes';

/**
 * Reads a body, but no further than a bound.
 * @param bound bytes
 * @returns null when the body is larger; the rest is not downloaded
 */
export async function readBounded(response: Response, bound: number): Promise<Bytes | null> {
  const reader = response.body?.getReader();
  if (reader === undefined) return new Uint8Array();
  const parts: Uint8Array[] = [];
  let read = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return concatBytes(...parts);
    read += value.byteLength;
    if (read > bound) {
      await reader.cancel();
      return null;
    }
    parts.push(value);
  }
}
