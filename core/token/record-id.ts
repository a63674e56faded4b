import { toBase64url } from '../bytes/base64url';
import { randomBytes } from '../bytes/random-bytes';

/** A random id of 128 bits that says nothing about its record. URL-safe, 22 characters. */
export function newRecordId(): string {
  return toBase64url(randomBytes(16));
}
