/** Reads little pieces off a buffer, front to back; running off the end throws. */
export class ByteReader {
  readonly #bytes: Buffer;
  at: number;

  constructor(bytes: Buffer, at = 0) {
    this.#bytes = bytes;
    this.at = at;
  }

  get left(): number {
    return this.#bytes.length - this.at;
  }

  byte(): number {
    const value = this.#bytes[this.at];
    if (value === undefined) throw new RangeError('end of bytes');
    this.at += 1;
    return value;
  }

  /** An unsigned little-endian number of one to six bytes. */
  little(size: number): number {
    const value = this.#bytes.readUIntLE(this.at, size);
    this.at += size;
    return value;
  }

  take(size: number): Buffer {
    if (size < 0 || size > this.left) throw new RangeError('end of bytes');
    this.at += size;
    return this.#bytes.subarray(this.at - size, this.at);
  }

  /** LevelDB's and snappy's number: seven bits a byte, lowest first. */
  varint(): number {
    let value = 0;
    for (let factor = 1; factor < 2 ** 49; factor *= 128) {
      const byte = this.byte();
      value += (byte & 127) * factor;
      if (byte < 128) return value;
    }
    throw new RangeError('endless number');
  }
}
