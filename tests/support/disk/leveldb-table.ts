import { ByteReader } from './byte-reader';
import { unpackSnappy } from './snappy';

const FOOTER = 48;
const MAGIC = Buffer.from('57fb808b247547db', 'hex');

/** Keys and values of a LevelDB table (`.ldb`), unpacked and with shared key starts restored; null: no table. */
export function leveldbTable(bytes: Buffer): Buffer | null {
  if (bytes.length < FOOTER || !bytes.subarray(-MAGIC.length).equals(MAGIC)) return null;
  const footer = new ByteReader(bytes, bytes.length - FOOTER);
  footer.varint();
  footer.varint();
  const parts: Buffer[] = [];
  for (const { value: handle } of entries(readBlock(bytes, footer))) {
    for (const { key, value } of entries(readBlock(bytes, new ByteReader(handle)))) parts.push(key, value);
  }
  return Buffer.concat(parts);
}

/** The block that a handle, offset and size, points at. One byte after it says how it is packed. */
function readBlock(bytes: Buffer, handle: ByteReader): Buffer {
  const at = handle.varint();
  const size = handle.varint();
  const block = bytes.subarray(at, at + size);
  return bytes[at + size] === 1 ? (unpackSnappy(block)?.bytes ?? block) : block;
}

function* entries(block: Buffer): Generator<{ key: Buffer; value: Buffer }> {
  if (block.length < 4) return;
  const end = block.length - 4 - 4 * block.readUInt32LE(block.length - 4);
  const reader = new ByteReader(block);
  let key: Buffer = Buffer.alloc(0);
  while (reader.at < end) {
    const shared = reader.varint();
    const unshared = reader.varint();
    const valueSize = reader.varint();
    key = Buffer.concat([key.subarray(0, shared), reader.take(unshared)]);
    yield { key, value: reader.take(valueSize) };
  }
}
