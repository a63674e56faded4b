import { setTimeout as pause } from 'node:timers/promises';
import fc from 'fast-check';
import { afterEach, expect, it, vi } from 'vitest';
import { anySequence } from './actions';
import { judge } from './judge';
import { API, FOREIGN, IN_TABS, World } from './world';

const BEGIN = Date.UTC(2026, 10, 22, 9, 0);
const RUNS = Number(process.env['RECONCILIATION_RUNS'] ?? 60);

afterEach(() => vi.useRealTimers());

it.each<[what: string, happens: (world: World) => Promise<void>]>([
  ['a chosen tab leaves', (world) => world.navigate(1, `${FOREIGN}/`)],
  ['a chosen tab closes', (world) => world.close(1)],
  ['access goes', (world) => world.setAccess(API, false)],
  ['minutes are chosen', (world) => world.ask('token.send-for', { id: IN_TABS, minutes: 1 })],
])(
  'when %s and the worker dies at any call, the next one sends what the state says',
  async (_what, happens) => {
    vi.useFakeTimers({ toFake: ['Date'], now: BEGIN });
    let calls = Number.POSITIVE_INFINITY;
    for (let at = 1; at <= calls; at += 1) {
      const world = new World();
      await world.begin();
      const died = await world.killedIn(() => happens(world), at);
      if (!died) calls = at;
      const { inForce, asked } = await judge(world);
      expect(inForce, `call ${at}`).toEqual(asked);
    }
    expect(calls).toBeGreaterThan(5);
  },
);

// Proves P9: Rules and status agree with the state after random events, kills and clocks.
it('after any sequence of events, the rules in force are those of the state', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no network here')));
  await fc.assert(
    fc.asyncProperty(anySequence, async (sequence) => {
      vi.useFakeTimers({ toFake: ['Date'], now: BEGIN });
      const world = new World();
      await world.begin();
      const done: string[] = [];
      for (const { name, run } of sequence) {
        done.push(name);
        await Promise.race([run(world), tooLong(done)]);
        const { inForce, asked } = await judge(world);
        expect(inForce, done.join('\n')).toEqual(asked);
      }
    }),
    { numRuns: RUNS, endOnFailure: process.env['CI'] !== undefined },
  );
}, 600_000);

/** Longer than any of them takes: one that never ends is a fault of ours. */
async function tooLong(done: readonly string[]): Promise<void> {
  await pause(120_000, undefined, { ref: false });
  throw new Error(`does not end:\n${done.join('\n')}`);
}
