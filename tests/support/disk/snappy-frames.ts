import { ByteReader } from './byte-reader';
import { unpackSnappy } from './snappy';

const MAGIC = Buffer.from('ff060000734e61507059', 'hex');

/** The framed form, in which Firefox writes large IndexedDB values to files of their own; null: not framed. */
export function unpackSnappyFrames(bytes: Buffer): Buffer | null {
  if (!bytes.subarray(0, MAGIC.length).equals(MAGIC)) return null;
  const reader = new ByteReader(bytes, MAGIC.length);
  const parts: Buffer[] = [];
  while (reader.left >= 4) {
    const kind = reader.byte();
    const chunk = reader.take(Math.min(reader.little(3), reader.left));
    // Both kinds of data start with a checksum of four bytes.
    if (kind === 0) parts.push(unpackSnappy(chunk, 4)?.bytes ?? Buffer.alloc(0));
    if (kind === 1) parts.push(chunk.subarray(4));
  }
  return Buffer.concat(parts);
}
