import type { SecretInput } from '../../../core/messages/inputs';
import type { Product, Start } from '../bundle';
import type { Random } from '../random';
import { type BrowserRun, browserRun } from './browser-run';
import type { Fault } from './faulty-browser';
import { describe, type Found, Loss, look } from './look';
import type { Operation } from './operations';
import type { Scene, SceneName } from './scenes';

/** One operation and where it goes wrong. */
export interface Run {
  readonly operation: Operation;
  readonly fault: Fault;
  readonly write: number;
  /** Write of the next worker at which that one is killed too; null when it lives. */
  readonly second: number | null;
}

/** What an operation does when nothing goes wrong. */
export interface Undisturbed {
  readonly before: Found;
  readonly after: Found;
  readonly writes: number;
}

export type Ending = 'before' | 'after' | 'between';
export type Scenes = Readonly<Record<SceneName, Scene>>;

export async function undisturbed(start: Start, scenes: Scenes, operation: Operation): Promise<Undisturbed> {
  const scene = scenes[operation.scene];
  const run = browserRun(start, scene);
  const secrets = [...scene.secrets];
  const first = run.worker();
  await first.start();
  const before = await look(first, run.fake.local, secrets);
  void run.faults.faultAt('killed before', Number.POSITIVE_INFINITY);
  await operation.act(first, scene, (secret) => secrets.push(secret));
  const { writes } = run.faults.repair();
  const after = await lookAnew(run, secrets);
  return { before, after, writes };
}

/**
 * Lets one thing go wrong and looks at what is left.
 * @returns null when the fault did not come
 * @throws Loss
 */
export async function killRun(
  start: Start,
  scenes: Scenes,
  normal: Undisturbed,
  { operation, fault, write, second }: Run,
): Promise<Ending | null> {
  const scene = scenes[operation.scene];
  const run = browserRun(start, scene);
  const secrets = [...scene.secrets];
  const worker = run.worker();
  await worker.start();
  const dead = run.faults.faultAt(fault, write);
  const done = operation
    .act(worker, scene, (secret) => secrets.push(secret))
    .then(
      () => 'done',
      (error: unknown) => {
        if (!(error instanceof Error)) throw error;
        return 'failed';
      },
    );
  const lives = (await Promise.race([done, dead.then(() => 'dead')])) !== 'dead';
  const { came } = run.faults.repair();
  if (!came) return null;
  if (lives) await agreesWithItself(worker, run);

  if (second !== null) await killAgain(run, second, secrets);
  const found = await lookAnew(run, secrets);
  const ending = endingOf(operation, normal, found);
  await goOn(run, found, secrets);
  return ending;
}

/** What the worker holds in its memory is what the next one would open. */
async function agreesWithItself(worker: Product, run: BrowserRun): Promise<void> {
  const vault = await worker.openedVault();
  if (vault === null) return;
  const next = run.worker();
  const stored = await next.openedVault();
  if (stored === null || describe(stored) !== describe(vault)) throw new Loss('memory and storage differ');
}

async function killAgain(run: BrowserRun, write: number, secrets: readonly SecretInput[]): Promise<void> {
  const { unlocked, opens } = await lookAnew(run, secrets);
  const worker = run.worker();
  const dead = run.faults.faultAt(write % 2 === 0 ? 'killed before' : 'killed after', write);
  const recover = async (): Promise<void> => {
    await worker.start();
    const [secret] = opens;
    if (!unlocked && secret !== undefined) await worker.HANDLERS['vault.unlock']({ secret });
  };
  await Promise.race([recover(), dead]);
  run.faults.repair();
}

async function lookAnew(run: BrowserRun, secrets: readonly SecretInput[]): Promise<Found> {
  const worker = run.worker();
  await worker.start();
  return look(worker, run.fake.local, secrets);
}

function endingOf({ moves, scene, name }: Operation, { before, after }: Undisturbed, found: Found): Ending {
  const lost = before.reach.filter((secret) => !found.reach.includes(secret) && after.reach.includes(secret));
  if (lost.length > 0) throw new Loss(`${lost.length} tokens lost`);
  const { content } = found;
  const ending = content === after.content ? 'after' : content === before.content ? 'before' : 'between';
  if (moves) return ending;
  if (ending === 'between') throw new Loss('neither what was before nor what is after');
  const keepsOpen = (scene === 'open' || scene === 'session') && name !== 'lock and unlock';
  if (keepsOpen && !found.unlocked) throw new Loss('locked without a lock');
  return ending;
}

/** The next change works, and is there for the worker after it. */
async function goOn(run: BrowserRun, found: Found, secrets: readonly SecretInput[]): Promise<void> {
  const worker = run.worker();
  await worker.start();
  const [secret] = found.opens;
  if (!found.unlocked && secret !== undefined) await worker.HANDLERS['vault.unlock']({ secret });
  const id = [...((await worker.openedVault())?.tokens.keys() ?? [])][0];
  if (id === undefined) await worker.HANDLERS['settings.set']({ idleMinutes: 77 });
  else await worker.HANDLERS['token.edit']({ id, label: 'Edited after all' });
  const next = await lookAnew(run, secrets);
  const expected = id === undefined ? '"idleMinutes":77' : '"label":"Edited after all"';
  if (!next.content.includes(expected)) throw new Loss('the next change is not there');
  if (found.reach.some((token) => !next.reach.includes(token)))
    throw new Loss('the next change lost a token');
}

/** Every operation at every write with every fault, in the order of the seed. */
export function planRuns(
  random: Random,
  normals: ReadonlyMap<Operation, Undisturbed>,
  faults: readonly Fault[],
): Run[] {
  const runs = [...normals].flatMap(([operation, { writes }]) =>
    faults.flatMap((fault) =>
      Array.from({ length: fault === 'spoilt' ? 1 : writes }, (_, at) => ({
        operation,
        fault,
        write: at + 1,
      })),
    ),
  );
  return random
    .shuffled(runs)
    .map((run) => ({ ...run, second: random.below(3) === 0 ? 1 + random.below(8) : null }));
}
