import type { Bytes } from '../../bytes/bytes';
import { fromUtf8, toUtf8 } from '../../bytes/utf8';
import { withFieldsOfToday } from '../../token/before-fields';

/**
 * The content of a token of format 1 or 2 as format 3 keeps it: with `fields` and `sharedWithApp`. What is not JSON
 * was unreadable before and stays as it is.
 */
export function toFormat3(bytes: Bytes): Bytes {
  try {
    return toUtf8(JSON.stringify(withFieldsOfToday(JSON.parse(fromUtf8(bytes)))));
  } catch {
    return bytes;
  }
}
