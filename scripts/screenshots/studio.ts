import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { chromium } from '@playwright/test';
import { screenPixels, stillPicture } from '../../tests/support/screen-picture';
import type { Xvfb } from '../../tests/support/xvfb';
import { findChromium } from '../browsers/find-chromium';
import { findProgram } from '../browsers/find-program';
import type { Frame } from './animated-png';

/** Of the browser's window, in pixels. The caption stands below it. */
export const SCREEN = { width: 960, height: 640 } as const;
const CAPTION_HEIGHT = 48;
const COLOURS = { light: ['#ffffff', '#1b1b1f'], dark: ['#1b1b1f', '#f3f3f6'] } as const;

/** Makes frames of what the screen shows. */
export interface Studio {
  /** Waits until nothing moves on the screen. @param seconds that the frame stands */
  shoot(caption: string, seconds: number): Promise<Frame>;
  close(): Promise<void>;
}

/** A second browser, without a window, draws the captions. */
export async function startStudio(xvfb: Xvfb, scheme: 'light' | 'dark'): Promise<Studio> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error('no Chromium found: run node scripts/setup.mjs');
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  const page = await browser.newPage({
    viewport: { width: SCREEN.width, height: SCREEN.height + CAPTION_HEIGHT },
  });
  await hidePointer(xvfb);
  const [ground, ink] = COLOURS[scheme];
  await page.setContent(`<style>
      body { margin: 0; background: ${ground}; color: ${ink}; font: 600 20px system-ui, sans-serif }
      canvas { display: block }
      p { margin: 0; height: ${CAPTION_HEIGHT}px; display: grid; place-items: center }
    </style><canvas width="${SCREEN.width}" height="${SCREEN.height}"></canvas><p></p>`);
  return {
    async shoot(caption, seconds) {
      await stillPicture(xvfb);
      const pixels = (await screenPixels(xvfb)).toString('base64');
      await page.evaluate(draw, { pixels, caption, ...SCREEN });
      return { png: await page.screenshot(), milliseconds: seconds * 1000 };
    },
    close: () => browser.close(),
  };
}

/** Into the corner: it points at nothing there. */
async function hidePointer({ display }: Xvfb): Promise<void> {
  const program = findProgram('xdotool');
  if (program === null) throw new Error('no xdotool found: run node scripts/setup.mjs');
  const corner = [`${SCREEN.width}`, `${SCREEN.height}`];
  await promisify(execFile)(program, ['mousemove', ...corner], { env: { ...process.env, DISPLAY: display } });
}

/** Runs in the page. The screen has blue first and no alpha; a canvas wants red first. */
function draw({
  pixels,
  caption,
  width,
  height,
}: {
  readonly pixels: string;
  readonly caption: string;
  readonly width: number;
  readonly height: number;
}): void {
  const bytes = Uint8ClampedArray.from(atob(pixels), (letter) => letter.charCodeAt(0));
  for (let at = 0; at < bytes.length; at += 4) {
    const blue = bytes[at] ?? 0;
    bytes[at] = bytes[at + 2] ?? 0;
    bytes[at + 2] = blue;
    bytes[at + 3] = 255;
  }
  const canvas = document.querySelector('canvas');
  canvas?.getContext('2d')?.putImageData(new ImageData(bytes, width, height), 0, 0);
  const line = document.querySelector('p');
  if (line !== null) line.textContent = caption;
}
