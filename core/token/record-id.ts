import { toBase64 } from '../bytes/base64';

/** A random id of 128 bits that says nothing about its record. URL-safe, 22 characters. */
export function newRecordId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return toBase64(bytes).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}
