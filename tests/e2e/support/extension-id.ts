import { createHash } from 'node:crypto';

/** Chromium's way from the key in a manifest to an id: the first half of its SHA-256 in the letters a to p. */
export function extensionId(key: Uint8Array): string {
  const digits = createHash('sha256').update(key).digest('hex').slice(0, 32);
  return [...digits]
    .map((digit) => String.fromCharCode('a'.charCodeAt(0) + Number.parseInt(digit, 16)))
    .join('');
}
