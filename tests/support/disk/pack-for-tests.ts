/** Writers of the formats that `readable-layers.ts` reads, just good enough to plant canaries. */

/** Raw snappy: copies of four bytes wherever they stood before, literals of one byte otherwise. */
export function packSnappy(bytes: Buffer): Buffer {
  const parts = [varint(bytes.length)];
  for (let at = 0; at < bytes.length; ) {
    const next = bytes.subarray(at, at + 4);
    const before = next.length === 4 ? bytes.subarray(0, at).indexOf(next) : -1;
    if (before < 0) {
      parts.push(Buffer.from([0, bytes[at] ?? 0]));
      at += 1;
    } else {
      const back = at - before;
      parts.push(Buffer.from([(3 << 2) | 2, back & 255, back >> 8]));
      at += 4;
    }
  }
  return Buffer.concat(parts);
}

export function packSnappyFrames(bytes: Buffer): Buffer {
  const packed = packSnappy(bytes);
  const chunk = Buffer.from([0, (packed.length + 4) & 255, (packed.length + 4) >> 8, 0, 0, 0, 0, 0]);
  return Buffer.concat([Buffer.from('ff060000734e61507059', 'hex'), chunk, packed]);
}

/** One LZ4 sequence that repeats the first `repeat` bytes of `start`, then `end` as literals. Sizes under 15. */
export function packMozLz4(start: string, repeat: number, end: string): Buffer {
  const sequence = [(start.length << 4) | (repeat - 4), ...Buffer.from(start), start.length, 0];
  const last = [end.length << 4, ...Buffer.from(end)];
  return Buffer.concat([Buffer.from('mozLz40\0'), Buffer.alloc(4), Buffer.from([...sequence, ...last])]);
}

/** A table of one packed block with one entry. */
export function packLeveldbTable(key: Buffer, value: Buffer): Buffer {
  const data = packSnappy(block(key, value));
  const index = block(Buffer.from('~'), Buffer.concat([varint(0), varint(data.length)]));
  const footer = Buffer.alloc(48);
  Buffer.concat([varint(0), varint(0), varint(data.length + 5), varint(index.length)]).copy(footer);
  Buffer.from('57fb808b247547db', 'hex').copy(footer, 40);
  const packedTrailer = Buffer.from([1, 0, 0, 0, 0]);
  return Buffer.concat([data, packedTrailer, index, Buffer.alloc(5), footer]);
}

function block(key: Buffer, value: Buffer): Buffer {
  const entry = [varint(0), varint(key.length), varint(value.length), key, value];
  return Buffer.concat([...entry, Buffer.from([0, 0, 0, 0, 1, 0, 0, 0])]);
}

/** A database of 512-byte pages with one record of one blob, most of which lies in overflow pages. */
export function packSqlite(blob: Buffer): Buffer {
  const usable = 512;
  const header = Buffer.concat([Buffer.from([3]), bigVarint(blob.length * 2 + 12)]);
  const record = Buffer.concat([header, blob]);
  const least = Math.floor(((usable - 12) * 32) / 255) - 23;
  const fitting = least + ((record.length - least) % (usable - 4));
  const local = fitting <= usable - 35 ? fitting : least;
  const first = Buffer.alloc(usable);
  first.write('SQLite format 3\0', 'latin1');
  first.writeUInt16BE(usable, 16);
  const cell = Buffer.concat([bigVarint(record.length), Buffer.from([1]), record.subarray(0, local)]);
  const at = usable - cell.length - 4;
  first[100] = 13;
  first.writeUInt16BE(1, 103);
  first.writeUInt16BE(at, 108);
  cell.copy(first, at);
  first.writeUInt32BE(2, usable - 4);
  const pages = [first];
  for (let from = local; from < record.length; from += usable - 4) {
    const page = Buffer.alloc(usable);
    page.writeUInt32BE(from + usable - 4 < record.length ? pages.length + 2 : 0);
    record.copy(page, 4, from, from + usable - 4);
    pages.push(page);
  }
  return Buffer.concat(pages);
}

/** One write cut in two by the end of LevelDB's first 32 KiB block. */
export function packLeveldbLog(before: Buffer, after: Buffer): Buffer {
  const first = Buffer.concat([Buffer.alloc(32_768 - 7 - before.length, '.'), before]);
  return Buffer.concat([logHeader(first.length, 2), first, logHeader(after.length, 4), after]);
}

function logHeader(size: number, kind: number): Buffer {
  return Buffer.from([0, 0, 0, 0, size & 255, size >> 8, kind]);
}

function varint(value: number): Buffer {
  return value < 128
    ? Buffer.from([value])
    : Buffer.concat([Buffer.from([(value & 127) | 128]), varint(value >> 7)]);
}

/** SQLite's, of two bytes. */
function bigVarint(value: number): Buffer {
  return Buffer.from([128 | (value >> 7), value & 127]);
}
