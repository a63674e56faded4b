import { toBase64 } from '../bytes/base64';
import { sha256 } from '../bytes/sha256';
import { toUtf8 } from '../bytes/utf8';

/** SHA-256 of a record's sealed bytes as they stand in the file; both are base64. */
export async function recordDigest(sealed: string): Promise<string> {
  return toBase64(await sha256(toUtf8(sealed)));
}
