import { toBase64 } from './base64';
import { sha256 } from './sha256';
import { toUtf8 } from './utf8';

/** SHA-256 of a text in UTF-8, as base64: tells whether two texts are the same without keeping either. */
export async function textDigest(text: string): Promise<string> {
  return toBase64(await sha256(toUtf8(text)));
}
