import { cpus } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';

const LOOK_MS = 200;
const LONGEST_WAIT_MS = 5_000;
const QUIET_SHARE = 0.8;

/** Waits until the machine has little else to do, but not for ever. @returns whether it came to that */
export async function quietMoment(): Promise<boolean> {
  const end = Date.now() + LONGEST_WAIT_MS;
  while (Date.now() < end) {
    const before = times();
    await pause(LOOK_MS);
    const after = times();
    if ((after.idle - before.idle) / (after.all - before.all) >= QUIET_SHARE) return true;
  }
  return false;
}

/** Milliseconds of all cores since the machine started. */
function times(): { readonly idle: number; readonly all: number } {
  const cores = cpus().map((core) => core.times);
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  return {
    idle: sum(cores.map(({ idle }) => idle)),
    all: sum(cores.flatMap((core) => Object.values(core))),
  };
}
