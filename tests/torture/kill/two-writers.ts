import { setImmediate } from 'node:timers/promises';
import type { Product, Start } from '../bundle';
import type { Random } from '../random';
import { browserRun } from './browser-run';
import type { Scenes } from './kill-run';
import { Loss, look } from './look';
import { NEW, OLD, TOKENS } from './scenes';

/** A change and how it shows in what is stored. */
interface Change {
  act(product: Product): Promise<unknown>;
  readonly shows: (content: string) => boolean;
}

const CHANGES: readonly Change[] = [
  {
    act: ({ HANDLERS }) => HANDLERS['token.edit']({ id: TOKENS.edited, label: 'By one of two' }),
    shows: (content) => content.includes('"label":"By one of two"'),
  },
  {
    act: ({ HANDLERS }) => HANDLERS['token.remove']({ id: TOKENS.removed }),
    shows: (content) => !content.includes(TOKENS.removed),
  },
  {
    act: ({ HANDLERS }) => HANDLERS['settings.set']({ idleMinutes: 44 }),
    shows: (content) => content.includes('"idleMinutes":44'),
  },
  {
    act: ({ HANDLERS }) =>
      HANDLERS['passphrase.set']({ passphrase: NEW, proof: { kind: 'passphrase', passphrase: OLD } }),
    shows: (content) => content.endsWith('1 2 3'),
  },
];

/**
 * Two contexts change the same vault at once. Who is told that it worked finds it stored; the other is told
 * that it did not, and works with what is stored when it starts again.
 * @throws Loss
 */
export async function twoWriters(start: Start, scenes: Scenes, random: Random): Promise<void> {
  const scene = scenes.open;
  const run = browserRun(start, scene);
  const [first, second] = random.shuffled(CHANGES);
  if (first === undefined || second === undefined) throw new Error('two changes expected');
  const [one, other] = run.twoContexts();
  await Promise.all([one.start(), other.start()]);
  const [lead, lag] = [random.below(6), random.below(6)];
  const done = await Promise.all([attempt(first, one, lead), attempt(second, other, lag)]);

  const worker = run.worker();
  await worker.start();
  const { content, unlocked } = await look(worker, run.fake.local, scene.secrets);
  if (!unlocked) throw new Loss('locked by two writers');
  if (done.every((worked) => !worked)) throw new Loss('neither of two writers got through');
  for (const [at, change] of [first, second].entries()) {
    if (done[at] && !change.shows(content)) throw new Loss('a change that was confirmed is not there');
  }
  for (const id of [TOKENS.edited, TOKENS.replaced, TOKENS.revoked]) {
    if (!content.includes(id)) throw new Loss('a token is gone');
  }
  for (const change of [first, second]) {
    if (!change.shows(content)) await change.act(worker);
  }
}

async function attempt({ act }: Change, product: Product, turns: number): Promise<boolean> {
  for (let turn = 0; turn < turns; turn += 1) await setImmediate();
  try {
    await act(product);
    return true;
  } catch (error) {
    if (error instanceof product.KeybearerError) return false;
    throw error;
  }
}
