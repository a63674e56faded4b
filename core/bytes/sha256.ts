import { toBase64 } from './base64';
import type { Bytes } from './bytes';
import { toUtf8 } from './utf8';

/** SHA-256 of the bytes: 32 bytes. */
export async function sha256(bytes: Bytes): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
}

/** SHA-256 of a text in UTF-8, as base64: shows whether two texts are the same without keeping either. */
export async function textDigest(text: string): Promise<string> {
  return toBase64(await sha256(toUtf8(text)));
}
