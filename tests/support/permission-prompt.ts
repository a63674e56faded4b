import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { findProgram } from '../../scripts/browsers/find-program';
import { brightness, screenPixels, stillPicture } from './screen-picture';
import { until } from './until';
import type { Xvfb } from './xvfb';

const run = promisify(execFile);
/** An open prompt darkens the window below it to two fifths. */
const DARKENED = 0.7;
/** Chromium drops answers that come too soon after the prompt or after one another. */
const PRESS_EVERY_MS = 700;

/**
 * Answers the browser's own access prompt with real keys. `trigger` is the click that brings the prompt up;
 * there is none, and this fails, where Chromium still remembers an earlier grant.
 * @param whileOpen what is done before the answer
 */
export async function answerPrompt(
  xvfb: Xvfb,
  answer: 'grant' | 'deny',
  trigger: () => Promise<void>,
  whileOpen: () => Promise<void> = async () => undefined,
): Promise<void> {
  const usual = brightness(await screenPixels(xvfb));
  const isOpen = async () => brightness(await screenPixels(xvfb)) < usual * DARKENED;
  await trigger();
  await until('the access prompt', isOpen);
  await whileOpen();
  if (answer === 'grant') await moveToAllow(xvfb);
  const pressAndLook = async () => {
    await press(xvfb, 'Return');
    return until('the end of the prompt', async () => !(await isOpen()), { timeout: PRESS_EVERY_MS }).catch(
      () => false,
    );
  };
  await until('an accepted answer', pressAndLook);
  // The focus goes back late, and would close a popup that is opened meanwhile.
  await stillPicture(xvfb);
}

/** Deny has the focus at first. The Tab has arrived when the picture has changed. */
async function moveToAllow(xvfb: Xvfb): Promise<void> {
  const still = await stillPicture(xvfb);
  await press(xvfb, 'Tab');
  await until('the focus on Allow', async () => !(await screenPixels(xvfb)).equals(still));
}

async function press({ display }: Xvfb, key: string): Promise<void> {
  const program = findProgram('xdotool');
  if (program === null) throw new Error('no xdotool found: run node scripts/setup.mjs');
  await run(program, ['key', key], { env: { ...process.env, DISPLAY: display } });
}
