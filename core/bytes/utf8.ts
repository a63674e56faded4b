import { InvalidInputError } from '../errors/invalid-input-error';
import type { Bytes } from './bytes';

/** Text as UTF-8. A lone surrogate becomes U+FFFD. */
export function toUtf8(text: string): Bytes {
  return new TextEncoder().encode(text);
}

/**
 * UTF-8 as text; a leading byte order mark is kept.
 * @throws InvalidInputError `utf8` when the bytes are not UTF-8
 */
export function fromUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new InvalidInputError('utf8');
  }
}
