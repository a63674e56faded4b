import type { Bytes } from './bytes';

/** Unpredictable bytes from the browser. @param length number of bytes, at most 65536 */
export function randomBytes(length: number): Bytes {
  return crypto.getRandomValues(new Uint8Array(length));
}
