import { InvalidInputError } from '../errors/invalid-input-error';
import type { Bytes } from './bytes';

/** Of a text whose length is a multiple of four. A group that repeats would overflow the stack for a large file. */
const SHAPE = /^[A-Za-z0-9+/]*={0,2}$/;
/** Arguments of one `fromCharCode` call; engines limit the number. */
const CHUNK = 8192;

/** Bytes as standard base64 with padding. */
export function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (let start = 0; start < bytes.length; start += CHUNK) {
    // Spread, it would be iterated; that takes five times as long.
    binary += String.fromCharCode.apply(null, bytes.subarray(start, start + CHUNK) as unknown as number[]);
  }
  return btoa(binary);
}

/**
 * Reads standard base64. Every byte sequence has exactly one accepted spelling, so a
 * changed character is a changed value: no white space, full padding, no stray bits.
 * @throws InvalidInputError `base64` for any other spelling
 */
export function fromBase64(text: string): Bytes {
  if (text.length % 4 !== 0 || !SHAPE.test(text)) throw new InvalidInputError('base64');
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  // A saved answer has millions of bytes; `Uint8Array.from` takes fifty times as long.
  for (let at = 0; at < binary.length; at += 1) bytes[at] = binary.charCodeAt(at);
  // atob ignores the unused bits of the last character.
  if (toBase64(bytes.subarray(-(bytes.length % 3 || 3))) !== text.slice(-4))
    throw new InvalidInputError('base64');
  return bytes;
}

/**
 * Reads base64url without padding, as WebAuthn spells ids.
 * @throws InvalidInputError `base64` for any other spelling
 */
export function fromBase64url(text: string): Bytes {
  const standard = text.replaceAll('-', '+').replaceAll('_', '/');
  // Padded input has no place here: `fromBase64` refuses what becomes too long.
  return fromBase64(standard + '='.repeat((4 - (text.length % 4)) % 4));
}

/** Writes base64url without padding. */
export function toBase64url(bytes: Bytes): string {
  return toBase64(bytes).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
