const MAGIC = 'SQLite format 3\0';
const WAL_HEADER = 32;
const FRAME_HEADER = 24;

export interface SqlitePages {
  /** Bytes of a page that hold data. */
  readonly usable: number;
  page(number: number): Buffer | undefined;
  numbers(): Iterable<number>;
}

/** The pages of a database with its write-ahead log, where there is one, laid over it; null: no database. */
export function sqlitePages(database: Buffer, log: Buffer | null): SqlitePages | null {
  if (database.toString('latin1', 0, MAGIC.length) !== MAGIC) return null;
  const announced = database.readUInt16BE(16);
  const size = announced === 1 ? 65_536 : announced;
  const pages = new Map<number, Buffer>();
  for (let at = 0; at + size <= database.length; at += size) {
    pages.set(at / size + 1, database.subarray(at, at + size));
  }
  const frame = FRAME_HEADER + size;
  for (let at = WAL_HEADER; log !== null && at + frame <= log.length; at += frame) {
    pages.set(log.readUInt32BE(at), log.subarray(at + FRAME_HEADER, at + frame));
  }
  return {
    usable: size - (database[20] ?? 0),
    page: (number) => pages.get(number),
    numbers: () => pages.keys(),
  };
}
