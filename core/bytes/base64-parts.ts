import { concatBytes } from '@noble/ciphers/utils.js';
import { fromBase64, toBase64 } from './base64';
import type { Bytes } from './bytes';

/** Bytes of one part. A page reads each as strict base64, which for all at once would be too much. */
const PART = 3 * 262_144;

/** Many bytes for a message to a page: one part after the other, each in base64. */
export function toBase64Parts(bytes: Uint8Array): readonly string[] {
  return Array.from({ length: Math.ceil(bytes.length / PART) }, (_, at) =>
    toBase64(bytes.subarray(at * PART, (at + 1) * PART)),
  );
}

/** What `toBase64Parts` was given. @throws {InvalidInputError} as `fromBase64` */
export function fromBase64Parts(parts: readonly string[]): Bytes {
  return concatBytes(...parts.map(fromBase64));
}
