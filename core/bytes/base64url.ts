import { fromBase64, toBase64 } from './base64';
import type { Bytes } from './bytes';

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
