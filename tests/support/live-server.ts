import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findProgram } from '../../scripts/browsers/find-program';
import { until } from './until';

/** How to run a server that others wrote. It is told to listen on port 0, so that the system picks a free one. */
export interface ServerProgram {
  /** On the PATH. */
  readonly name: string;
  /** What it finds in its folder, by name. */
  readonly files: Readonly<Record<string, string>>;
  args(folder: string): readonly string[];
}

/** A running one, which keeps all that it writes in a folder of its own. */
export interface LiveServer {
  readonly origin: string;
  /** Ends it and removes its folder. */
  close(): Promise<void>;
}

/** In the words of Syncthing and of Prometheus; a port that is cut at the end of what was read is not taken. */
const LISTENS = /listening\b[^\d\n]*(127\.0\.0\.1:[1-9]\d*)(?=\D)/i;
/** Enough for what a server says when it can't start. Characters. */
const LAST_WORDS = 2_000;

/** @throws with the end of its log where it ends or does not answer */
export async function startLiveServer({ name, files, args }: ServerProgram): Promise<LiveServer> {
  const program = findProgram(name);
  if (program === null) throw new Error(`no ${name} found: run node scripts/setup.mjs`);
  const folder = await mkdtemp(join(tmpdir(), `keybearer-${name}-`));
  for (const [file, text] of Object.entries(files)) await writeFile(join(folder, file), text);
  // A group of its own: Syncthing runs in two processes, of which one watches the other.
  const server = spawn(program, args(folder), {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  // A test run that dies of an error leaves no server behind.
  const end = () => endGroup(server.pid);
  process.once('exit', end);
  const ended = once(server, 'close');
  ended.catch(() => undefined);
  let said = '';
  for (const stream of [server.stdout, server.stderr])
    stream.on('data', (data) => {
      said += String(data);
    });
  const close = async () => {
    process.off('exit', end);
    end();
    await ended;
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const origin = await until(
      `${name} listens`,
      () => {
        if (server.exitCode !== null) throw new Error(`${name} ended before it was ready`);
        const [, address] = LISTENS.exec(said) ?? [];
        return address === undefined ? null : `http://${address}`;
      },
      { timeout: 30_000 },
    );
    await until(`${name} answers`, () => answers(origin));
    return {
      origin,
      async close() {
        await close();
        await until(`${name} is gone`, async () => !(await answers(origin)));
      },
    };
  } catch (error) {
    await close();
    throw new Error(`${String(error)}\n${said.slice(-LAST_WORDS)}`);
  }
}

function endGroup(leader: number | undefined): void {
  if (leader === undefined) return;
  try {
    process.kill(-leader, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}

/** Whatever it says, also that one has to sign in. */
async function answers(origin: string): Promise<boolean> {
  try {
    const answer = await fetch(origin, { redirect: 'manual' });
    return answer.status < 500;
  } catch {
    return false;
  }
}
