import type { Start } from '../bundle';
import { seededRandom } from '../random';
import type { Report } from '../report';
import { cheapArgon2 } from './cheap-argon2';
import { FAULTS } from './faulty-browser';
import { type Ending, killRun, planRuns, type Undisturbed, undisturbed } from './kill-run';
import { Loss } from './look';
import { OPERATIONS, type Operation } from './operations';
import { makeScenes } from './scenes';
import { twoWriters } from './two-writers';

export interface KillOptions {
  readonly seed: number;
  /** How many runs, drawn at random; one for every fault at every write when null. */
  readonly runs: number | null;
  /** How often two contexts write at once. */
  readonly pairs: number;
  /** The only operation that goes wrong; any when absent. */
  readonly only?: string | undefined;
  /** Stops at the first loss: to see that a planted fault is found. */
  readonly stopEarly?: boolean;
}

/** Lets the background die, or its storage fail, at every write of everything that changes the vault. */
export async function kill(
  start: Start,
  { seed, runs, pairs, only, stopEarly = false }: KillOptions,
): Promise<Report> {
  const random = seededRandom(seed);
  const scenes = await makeScenes(
    start({ browser: {}, navigator: {}, argon2id: cheapArgon2, fetch: () => Promise.reject() }),
  );
  const failures: string[] = [];
  const normals = new Map<Operation, Undisturbed>();
  const operations = OPERATIONS.filter(({ name }) => only === undefined || name === only);
  for (const operation of operations) normals.set(operation, await undisturbed(start, scenes, operation));

  const plan = planRuns(random, normals, FAULTS).slice(0, runs ?? undefined);
  const endings: Record<Ending, number> = { before: 0, after: 0, between: 0 };
  let twice = 0;
  for (const run of plan) {
    if (stopEarly && failures.length > 0) break;
    const { operation, fault, write, second } = run;
    const normal = normals.get(operation);
    if (normal === undefined) continue;
    await noting(failures, `${operation.name}, ${fault} write ${write}, then ${second}`, async () => {
      const ending = await killRun(start, scenes, normal, run);
      if (ending === null) return;
      endings[ending] += 1;
      if (second !== null) twice += 1;
    });
  }
  for (let pair = 0; pair < pairs && !(stopEarly && failures.length > 0); pair += 1) {
    await noting(failures, `two writers, pair ${pair}`, () => twoWriters(start, scenes, random));
  }
  const { before, after, between } = endings;
  const count = before + after + between;
  const left = `${before} left the vault of before, ${after} of after, ${between} a vault on its way aside`;
  const line = [
    `kill: seed ${seed}, ${count} runs of ${operations.length} operations with ${FAULTS.length} faults (${left})`,
    `${twice} of them killed again while they recovered`,
    `${pairs} times two writers`,
    `${failures.length} losses`,
  ].join('; ');
  return { line, failures };
}

async function noting(failures: string[], what: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    // What the product throws where it must not is a loss too.
    failures.push(`${what}: ${error instanceof Loss ? error.message : error}`);
  }
}
