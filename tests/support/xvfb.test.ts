import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { brightness, screenPixels } from './screen-picture';
import { startXvfb } from './xvfb';

test('two servers side by side have displays and pictures of their own', async () => {
  const [one, two] = await Promise.all([startXvfb('64x48x24'), startXvfb('64x48x24')]);
  expect(one.display).toMatch(/^:\d+$/);
  expect(one.display).not.toBe(two.display);
  const pixels = await screenPixels(one);
  expect(pixels).toHaveLength(64 * 48 * 4);
  expect(brightness(pixels)).toBe(0);
  await Promise.all([one.stop(), two.stop()]);
  expect(existsSync(one.pictureFile)).toBe(false);
});

test('brightness is the mean of the green channel', () => {
  expect(brightness(Buffer.alloc(400, 255))).toBe(255);
});
