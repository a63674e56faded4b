import type { SqlitePages } from './sqlite-pages';

/** Pages that hold records: index inside, index leaf (tables WITHOUT ROWID too), table leaf. */
const INDEX_INSIDE = 2;
const INDEX_LEAF = 10;
const TABLE_LEAF = 13;
const FIXED_SIZES = [0, 1, 2, 3, 4, 6, 8, 8, 0, 0, 0, 0];

/** Every text and blob that a database holds, each in one piece however many pages it is spread over. */
export function* sqliteValues(pages: SqlitePages): Generator<Buffer> {
  for (const number of pages.numbers()) {
    const page = pages.page(number);
    if (page !== undefined) yield* pageValues(pages, page, number === 1 ? 100 : 0);
  }
}

function* pageValues(pages: SqlitePages, page: Buffer, header: number): Generator<Buffer> {
  const kind = page[header];
  if (kind !== INDEX_INSIDE && kind !== INDEX_LEAF && kind !== TABLE_LEAF) return;
  const cells = page.readUInt16BE(header + 3);
  const pointers = header + (kind === INDEX_INSIDE ? 12 : 8);
  for (let cell = 0; cell < cells && pointers + cell * 2 + 2 <= page.length; cell += 1) {
    const at = page.readUInt16BE(pointers + cell * 2) + (kind === INDEX_INSIDE ? 4 : 0);
    try {
      yield* recordValues(payload(pages, page, at, kind === TABLE_LEAF));
    } catch (error) {
      // A page that only looks like one, or was reused half-way.
      if (!(error instanceof RangeError)) throw error;
    }
  }
}

/** A record's bytes: those in the page, then those in its chain of overflow pages. */
function payload(pages: SqlitePages, page: Buffer, at: number, inTable: boolean): Buffer {
  const [size, afterSize] = varint(page, at);
  const start = inTable ? varint(page, afterSize)[1] : afterSize;
  const local = localSize(size, pages.usable, inTable);
  const parts = [page.subarray(start, start + local)];
  let next = local < size ? page.readUInt32BE(start + local) : 0;
  for (let left = size - local; left > 0; left -= pages.usable - 4) {
    const overflow = pages.page(next);
    if (overflow === undefined) break;
    parts.push(overflow.subarray(4, 4 + Math.min(left, pages.usable - 4)));
    next = overflow.readUInt32BE(0);
  }
  return Buffer.concat(parts);
}

/** How much of a record stays in its page; the formula is part of the file format. */
function localSize(size: number, usable: number, inTable: boolean): number {
  const most = inTable ? usable - 35 : Math.floor(((usable - 12) * 64) / 255) - 23;
  if (size <= most) return size;
  const least = Math.floor(((usable - 12) * 32) / 255) - 23;
  const fitting = least + ((size - least) % (usable - 4));
  return fitting <= most ? fitting : least;
}

function* recordValues(record: Buffer): Generator<Buffer> {
  const [headerSize, afterSize] = varint(record, 0);
  let at = headerSize;
  for (let header = afterSize; header < headerSize; ) {
    const [type, next] = varint(record, header);
    header = next;
    const size = type < 12 ? (FIXED_SIZES[type] ?? 0) : Math.floor((type - 12) / 2);
    if (type >= 12) yield record.subarray(at, at + size);
    at += size;
  }
}

/** SQLite's number, highest bits first; returns it and where it ends. */
function varint(bytes: Buffer, start: number): readonly [number, number] {
  let value = 0;
  for (let at = start; at < start + 8; at += 1) {
    const byte = bytes.readUInt8(at);
    value = value * 128 + (byte & 127);
    if (byte < 128) return [value, at + 1];
  }
  throw new RangeError('number too large');
}
