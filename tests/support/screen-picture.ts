import { readFile } from 'node:fs/promises';
import { until } from './until';
import type { Xvfb } from './xvfb';

const PIXEL_BYTES = 4;
const COLOUR_BYTES = 12;
const COLOUR_COUNT_AT = 76;
const STILL_MS = 600;

/** The screen's pixels as they are now, four bytes each (XWD: header, colour table, pixels). */
export async function screenPixels({ pictureFile }: Pick<Xvfb, 'pictureFile'>): Promise<Buffer> {
  const file = await readFile(pictureFile);
  return file.subarray(file.readUInt32BE(0) + file.readUInt32BE(COLOUR_COUNT_AT) * COLOUR_BYTES);
}

/** Mean of the green channel over every 50th pixel, 0 to 255. */
export function brightness(pixels: Buffer): number {
  let sum = 0;
  let count = 0;
  for (let at = 1; at < pixels.length; at += 50 * PIXEL_BYTES) {
    sum += pixels[at] ?? 0;
    count += 1;
  }
  return count === 0 ? 0 : sum / count;
}

/** The picture once it has been the same for a while: the focus on Deny comes well after the prompt. */
export async function stillPicture(xvfb: Pick<Xvfb, 'pictureFile'>): Promise<Buffer> {
  let last = await screenPixels(xvfb);
  let since = Date.now();
  return until('a still picture', async () => {
    const now = await screenPixels(xvfb);
    if (!now.equals(last)) since = Date.now();
    last = now;
    return Date.now() - since >= STILL_MS ? now : null;
  });
}
