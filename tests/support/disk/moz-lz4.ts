import { ByteReader } from './byte-reader';
import { Output } from './snappy';

const MAGIC = Buffer.from('mozLz40\0', 'latin1');

/** Firefox's `.jsonlz4` and its kin: a magic word, the size, one LZ4 block; null: not such a file. */
export function unpackMozLz4(bytes: Buffer): Buffer | null {
  if (!bytes.subarray(0, MAGIC.length).equals(MAGIC)) return null;
  const reader = new ByteReader(bytes, MAGIC.length + 4);
  const out = new Output();
  try {
    while (reader.left > 0) {
      const token = reader.byte();
      out.append(reader.take(longSize(reader, token >> 4)));
      // The last sequence has literals only.
      if (reader.left === 0) break;
      const back = reader.little(2);
      out.copy(back, longSize(reader, token & 15) + 4);
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  return out.bytes();
}

function longSize(reader: ByteReader, start: number): number {
  let size = start;
  if (start < 15) return size;
  for (;;) {
    const byte = reader.byte();
    size += byte;
    if (byte < 255) return size;
  }
}
