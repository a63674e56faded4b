import { leveldbLog } from './leveldb-log';
import { leveldbTable } from './leveldb-table';
import { unpackMozLz4 } from './moz-lz4';
import { unpackSnappy } from './snappy';
import { unpackSnappyFrames } from './snappy-frames';
import { sqlitePages } from './sqlite-pages';
import { sqliteValues } from './sqlite-values';

/** One way to read a file. */
export interface Layer {
  readonly name: 'raw' | 'leveldb' | 'mozlz4' | 'snappy' | 'sqlite' | 'slack';
  readonly bytes: Buffer;
}

/**
 * All readings of a file: as it is, and unpacked by every format that it turns out to have.
 * @param log the write-ahead log beside a SQLite database
 */
export function* readableLayers(path: string, bytes: Buffer, log: Buffer | null): Generator<Layer> {
  yield { name: 'raw', bytes };
  if (path.endsWith('.log')) yield { name: 'leveldb', bytes: leveldbLog(bytes) };
  const table = leveldbTable(bytes);
  if (table !== null) yield { name: 'leveldb', bytes: table };
  const lz4 = unpackMozLz4(bytes);
  if (lz4 !== null) yield { name: 'mozlz4', bytes: lz4 };
  const framed = unpackSnappyFrames(bytes);
  if (framed !== null) yield { name: 'snappy', bytes: framed };
  const pages = sqlitePages(bytes, log);
  if (pages !== null) yield* databaseLayers(sqliteValues(pages));
  // Deleted values of the add-on's own databases, which no page points at any more.
  if (/moz-extension.*\.sqlite(-wal)?$/.test(path)) yield* slackLayers(bytes);
}

function* databaseLayers(values: Iterable<Buffer>): Generator<Layer> {
  for (const value of values) {
    yield { name: 'sqlite', bytes: value };
    const unpacked = unpackSnappy(value);
    if (unpacked?.whole === true) yield { name: 'snappy', bytes: unpacked.bytes };
  }
}

/** Tries snappy at every byte. Much of what comes out is noise, which does a search no harm. */
function* slackLayers(bytes: Buffer): Generator<Layer> {
  for (let at = 0; at < bytes.length; at += 1) {
    const unpacked = unpackSnappy(bytes, at);
    if (unpacked?.packed === true && unpacked.bytes.length >= 32)
      yield { name: 'slack', bytes: unpacked.bytes };
  }
}
