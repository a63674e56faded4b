import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { RealPopup } from '../../tests/support/real-popup';

const FOLDER = 'docs/images';
const SCHEMES = ['light', 'dark'] as const;
/** Without motion a new scheme is there at once, not after a transition. */
const STILL = [{ name: 'prefers-reduced-motion', value: 'reduce' }];
/** Bytes. Pictures live in the repository, so they stay small. */
const LARGEST = 60_000;

/** The popup as it stands on the screen. */
export async function picturePopup(name: string, { page }: RealPopup): Promise<void> {
  for (const value of SCHEMES) {
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value }, ...STILL]);
    // Nothing is to look pointed at. The popup may still take its size; what is below the pointer is told late then.
    for (const at of [1, 0]) {
      await page.mouse.move(at, at);
      await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
    }
    await page.screenshot({ path: `${FOLDER}/${name}-${value}.png` });
  }
}

/** A page in a tab, as far as it is in sight. */
export async function picturePage(name: string, page: Page): Promise<void> {
  for (const colorScheme of SCHEMES) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.screenshot({ path: `${FOLDER}/${name}-${colorScheme}.png` });
  }
}

/** Lists the pictures. @returns whether all of them are small enough */
export function checkPictures(): boolean {
  // The films have a bound of their own.
  const pictures = readdirSync(FOLDER).filter((file) => file.endsWith('.png') && !file.startsWith('film-'));
  const sizes = pictures.map((file) => ({ file, bytes: statSync(join(FOLDER, file)).size }));
  for (const { file, bytes } of sizes) {
    console.log(`${bytes <= LARGEST ? '✓' : '✗'} ${file.padEnd(24)} ${(bytes / 1000).toFixed(1)} kB`);
  }
  return sizes.every(({ bytes }) => bytes <= LARGEST);
}
