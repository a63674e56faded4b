import { crc32 } from 'node:zlib';

/** One picture of a film and how long it stands. */
export interface Frame {
  /** A whole PNG file. All frames of a film have one size and one kind of colours. */
  readonly png: Buffer;
  /** At most 65,535. */
  readonly milliseconds: number;
}

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const FOR_EVER = 0;

/**
 * Joins PNG files to one that moves, and begins again at its end: their own compressed pixels, in the chunks that
 * the third edition of PNG has for it (https://www.w3.org/TR/png-3/#apng-frame-based-animation).
 * @throws {Error} where the frames differ in size or kind, or there is none
 */
export function animatedPng(frames: readonly Frame[]): Buffer {
  const read = frames.map(({ png, milliseconds }) => ({ chunks: chunksOf(png), milliseconds }));
  const header = read[0]?.chunks.find(({ type }) => type === 'IHDR')?.data;
  if (header === undefined) throw new Error('a film without pictures');
  const others = read.map(({ chunks }) => chunks.find(({ type }) => type === 'IHDR')?.data);
  if (others.some((each) => each === undefined || !each.equals(header)))
    throw new Error('the pictures of a film differ in size or kind');
  let sequence = 0;
  const control = Buffer.alloc(8);
  control.writeUInt32BE(frames.length, 0);
  control.writeUInt32BE(FOR_EVER, 4);
  const parts = read.flatMap(({ chunks, milliseconds }, index) => {
    const data = chunks.filter(({ type }) => type === 'IDAT').map((each) => each.data);
    const begin = chunk('fcTL', frameControl(sequence++, header, milliseconds));
    // The first frame is also what a reader without the animation shows.
    const pixels = data.map((each) =>
      index === 0 ? chunk('IDAT', each) : chunk('fdAT', Buffer.concat([number(sequence++), each])),
    );
    return [begin, ...pixels];
  });
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('acTL', control),
    ...parts,
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** The whole picture, in place of the last one. @param header its width and height stand first, four bytes each */
function frameControl(sequence: number, header: Buffer, milliseconds: number): Buffer {
  const control = Buffer.alloc(26);
  control.writeUInt32BE(sequence, 0);
  header.copy(control, 4, 0, 8);
  control.writeUInt16BE(milliseconds, 20);
  control.writeUInt16BE(1000, 22);
  return control;
}

function number(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  return Buffer.concat([number(data.length), named, number(crc32(named))]);
}

function chunksOf(png: Buffer): readonly { readonly type: string; readonly data: Buffer }[] {
  const chunks: { type: string; data: Buffer }[] = [];
  for (let at = SIGNATURE.length; at < png.length; ) {
    const length = png.readUInt32BE(at);
    const type = png.toString('latin1', at + 4, at + 8);
    chunks.push({ type, data: png.subarray(at + 8, at + 8 + length) });
    at += 12 + length;
  }
  return chunks;
}
