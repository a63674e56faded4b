import { concatBytes } from '@noble/ciphers/utils.js';
import { InvalidInputError } from '../errors/invalid-input-error';
import type { Bytes } from './bytes';
import { toUtf8 } from './utf8';

/** What can be encoded: text, whole numbers from 0, and lists of these. */
export type Canonical = string | number | readonly Canonical[];

/**
 * One spelling for each value: a letter for the kind, the length as four bytes (big
 * endian), the content. Two different values never give the same bytes, so nobody can
 * move characters from one authenticated field to its neighbour.
 * @throws InvalidInputError `canonical-number` for a fraction, a negative or an unsafe number
 */
export function canonicalBytes(value: Canonical): Bytes {
  if (typeof value === 'string') return field('s', toUtf8(value));
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value) || value < 0) throw new InvalidInputError('canonical-number');
    return field('n', toUtf8(String(value)));
  }
  return field('l', concatBytes(...value.map(canonicalBytes)));
}

function field(kind: string, content: Bytes): Bytes {
  const head = new Uint8Array(5);
  head.set(toUtf8(kind));
  new DataView(head.buffer).setUint32(1, content.length);
  return concatBytes(head, content);
}
