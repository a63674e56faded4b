import { crc32, deflateSync, inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { animatedPng } from './animated-png';

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');

const word = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
};
const chunk = (type: string, data: Buffer): Buffer => {
  const named = Buffer.concat([Buffer.from(type), data]);
  return Buffer.concat([word(data.length), named, word(crc32(named))]);
};
/** One grey pixel a line. */
const picture = (grey: number, height = 2): Buffer =>
  Buffer.concat([
    SIGNATURE,
    chunk('IHDR', Buffer.concat([word(1), word(height), Buffer.from([8, 0, 0, 0, 0])])),
    chunk('IDAT', deflateSync(Buffer.from(Array.from({ length: height }, () => [0, grey]).flat()))),
    chunk('IEND', Buffer.alloc(0)),
  ]);

function chunksOf(png: Buffer): readonly { type: string; data: Buffer; intact: boolean }[] {
  const chunks: { type: string; data: Buffer; intact: boolean }[] = [];
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    const named = png.subarray(at + 4, at + 8 + length);
    const intact = crc32(named) === png.readUInt32BE(at + 8 + length);
    chunks.push({ type: named.toString('latin1', 0, 4), data: named.subarray(4), intact });
    at += 12 + length;
  }
  return chunks;
}

describe('a moving PNG', () => {
  const film = animatedPng([
    { png: picture(10), milliseconds: 1500 },
    { png: picture(200), milliseconds: 500 },
  ]);

  it('has the chunks of every frame in their order, each with its own check', () => {
    const chunks = chunksOf(film);
    expect(chunks.map(({ type }) => type)).toEqual(['IHDR', 'acTL', 'fcTL', 'IDAT', 'fcTL', 'fdAT', 'IEND']);
    expect(chunks.every(({ intact }) => intact)).toBe(true);
  });

  it('counts its frames, repeats for ever and keeps their times and pixels', () => {
    const [, control, first, , second, pixels] = chunksOf(film).map(({ data }) => data);
    expect([control?.readUInt32BE(0), control?.readUInt32BE(4)]).toEqual([2, 0]);
    expect([first?.readUInt16BE(20), second?.readUInt16BE(20)]).toEqual([1500, 500]);
    expect([first, second, pixels].map((data) => data?.readUInt32BE(0))).toEqual([0, 1, 2]);
    expect(inflateSync(pixels?.subarray(4) ?? Buffer.alloc(0))).toEqual(Buffer.from([0, 200, 0, 200]));
  });

  it('refuses pictures of different sizes, and no picture at all', () => {
    const frames = [picture(1), picture(1, 3)].map((png) => ({ png, milliseconds: 100 }));
    expect(() => animatedPng(frames)).toThrow('differ');
    expect(() => animatedPng([])).toThrow('without pictures');
  });
});
