const BLOCK = 32_768;
const HEADER = 7;

/** What was written to a LevelDB log, without the headers that cut it up at each 32 KiB. */
export function leveldbLog(bytes: Buffer): Buffer {
  const parts: Buffer[] = [];
  let at = 0;
  while (at + HEADER <= bytes.length) {
    const leftInBlock = BLOCK - (at % BLOCK);
    if (leftInBlock < HEADER) {
      at += leftInBlock;
      continue;
    }
    const size = bytes.readUInt16LE(at + 4);
    parts.push(bytes.subarray(at + HEADER, at + HEADER + size));
    at += HEADER + size;
  }
  return Buffer.concat(parts);
}
