import { InvalidInputError } from '../errors/invalid-input-error';
import type { Bytes } from './bytes';

const SHAPE = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
/** Arguments of one `fromCharCode` call; engines limit the number. */
const CHUNK = 8192;

/** Bytes as standard base64 with padding. */
export function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (let start = 0; start < bytes.length; start += CHUNK) {
    binary += String.fromCharCode(...bytes.subarray(start, start + CHUNK));
  }
  return btoa(binary);
}

/**
 * Reads standard base64. Every byte sequence has exactly one accepted spelling, so a
 * changed character is a changed value: no white space, full padding, no stray bits.
 * @throws InvalidInputError `base64` for any other spelling
 */
export function fromBase64(text: string): Bytes {
  if (!SHAPE.test(text)) throw new InvalidInputError('base64');
  const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  // atob ignores the unused bits of the last character.
  if (toBase64(bytes.subarray(-(bytes.length % 3 || 3))) !== text.slice(-4))
    throw new InvalidInputError('base64');
  return bytes;
}
