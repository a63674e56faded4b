import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findProgram } from '../../scripts/browsers/find-program';

/** The end of what `age` asks, after the colours and cursor moves of its terminal. */
const ASKS = /passphrase[^\n]*: $/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences begin with a control character.
const ESCAPES = /\u001b\[[0-9;]*[A-Za-z]/g;

/** Opens a file with the `age` tool of the system. @throws with what age says when it refuses */
export function openWithAge(file: Uint8Array, passphrase: string): Promise<Buffer> {
  return runAge(file, '-d', [passphrase]);
}

/** Encrypts with the `age` tool of the system. @param armored as text */
export function sealWithAge(content: Uint8Array, passphrase: string, armored = false): Promise<Buffer> {
  return runAge(content, armored ? '-a -p' : '-p', [passphrase, passphrase]);
}

/** `age` takes a passphrase from a terminal only, so it gets one from `script`. */
async function runAge(given: Uint8Array, flags: string, answers: readonly string[]): Promise<Buffer> {
  if (findProgram('age') === null || findProgram('script') === null)
    throw new Error('no age or script found: run node scripts/setup.mjs');
  const folder = await mkdtemp(join(tmpdir(), 'keybearer-age-'));
  try {
    const [from, to] = [join(folder, 'given'), join(folder, 'made')];
    await writeFile(from, given);
    await inTerminal(`age ${flags} -o '${to}' '${from}'`, answers);
    return await readFile(to);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function inTerminal(command: string, answers: readonly string[]): Promise<void> {
  const left = [...answers];
  return new Promise((resolve, reject) => {
    const child = spawn('script', ['--quiet', '--return', '--command', command, '/dev/null']);
    let said = '';
    child.stdout.on('data', (data) => {
      said += String(data).replace(ESCAPES, '');
      // Written earlier, it would be shown and lost.
      const answer = ASKS.test(said) ? left.shift() : undefined;
      if (answer === undefined) return;
      said += '\n';
      child.stdin.write(`${answer}\n`);
    });
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(said))));
  });
}
