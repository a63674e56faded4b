import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { findProgram } from '../../scripts/browsers/find-program';

/** An X server of our own. */
export interface Xvfb {
  /** Such as `:99`. */
  readonly display: string;
  /** The live picture of the screen in XWD format; see `screen-picture.ts`. */
  readonly pictureFile: string;
  stop(): Promise<void>;
}

/** Starts Xvfb on a display that it picks itself, so that runs side by side don't meet. */
export async function startXvfb(screen = '1280x1024x24'): Promise<Xvfb> {
  const program = findProgram('Xvfb');
  if (program === null) throw new Error('no Xvfb found: run node scripts/setup.mjs');
  const folder = await mkdtemp(join(tmpdir(), 'keybearer-xvfb-'));
  const args = ['-displayfd', '3', '-screen', '0', screen, '-fbdir', folder, '-nolisten', 'tcp', '-noreset'];
  const server = spawn(program, args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  // A test run that dies of an error leaves no server behind.
  const endWithUs = () => void server.kill();
  process.once('exit', endWithUs);
  const ended = once(server, 'exit');
  const failed = ended.then(() => Promise.reject(new Error('Xvfb ended before it was ready')));
  failed.catch(() => undefined);
  const display = await Promise.race([displayNumber(server.stdio[3] as Readable), failed]);
  return {
    display: `:${display}`,
    pictureFile: join(folder, 'Xvfb_screen0'),
    async stop() {
      process.off('exit', endWithUs);
      server.kill();
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Xvfb writes the number and a line end once it takes clients. */
async function displayNumber(stream: Readable): Promise<string> {
  let text = '';
  for await (const chunk of stream) {
    text += String(chunk);
    if (text.endsWith('\n')) return text.trim();
  }
  throw new Error('Xvfb named no display');
}
