import { ByteReader } from './byte-reader';

const LARGEST = 64 * 1024 * 1024;

export interface Unpacked {
  readonly bytes: Buffer;
  /** Whether the end was reached as announced; otherwise `bytes` is what could be read. */
  readonly whole: boolean;
  /** Whether anything was really packed, so that a search of the packed bytes can miss it. */
  readonly packed: boolean;
}

/** Unpacks raw snappy, or as much of it as is intact; null when it can't be snappy at all. */
export function unpackSnappy(bytes: Buffer, at = 0): Unpacked | null {
  const reader = new ByteReader(bytes, at);
  const out = new Output();
  let size = 0;
  let packed = false;
  try {
    size = reader.varint();
    if (size === 0 || size > LARGEST) return null;
    while (out.size < size) {
      const tag = reader.byte();
      const copied = (tag & 3) !== 0;
      packed ||= copied;
      if (copied) readCopy(reader, tag, out);
      else out.append(reader.take(literalSize(reader, tag >> 2)));
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  return out.size === 0 ? null : { bytes: out.bytes(), whole: out.size === size, packed };
}

function literalSize(reader: ByteReader, code: number): number {
  return 1 + (code < 60 ? code : reader.little(code - 59));
}

function readCopy(reader: ByteReader, tag: number, out: Output): void {
  const kind = tag & 3;
  if (kind === 1) out.copy(((tag & 0xe0) << 3) | reader.byte(), ((tag >> 2) & 7) + 4);
  else out.copy(reader.little(kind === 2 ? 2 : 4), (tag >> 2) + 1);
}

/** A growing buffer that can repeat what it already holds; lz4 uses it too. */
export class Output {
  #bytes = Buffer.alloc(256);
  size = 0;

  append(bytes: Buffer): void {
    this.#room(bytes.length);
    bytes.copy(this.#bytes, this.size);
    this.size += bytes.length;
  }

  /** Repeats `length` bytes from `back` bytes ago; the two may overlap. */
  copy(back: number, length: number): void {
    if (back === 0 || back > this.size) throw new RangeError('copy of nothing');
    this.#room(length);
    for (let end = this.size + length; this.size < end; this.size += 1) {
      this.#bytes[this.size] = this.#bytes[this.size - back] ?? 0;
    }
  }

  bytes(): Buffer {
    return this.#bytes.subarray(0, this.size);
  }

  #room(more: number): void {
    if (this.size + more > LARGEST) throw new RangeError('too large');
    if (this.size + more <= this.#bytes.length) return;
    const grown = Buffer.alloc((this.size + more) * 2);
    this.#bytes.copy(grown);
    this.#bytes = grown;
  }
}
