import { describe, expect, it } from 'vitest';
import { bundleProduct } from './bundle';
import { kill } from './kill/kill';
import { PLANTS } from './plants';
import { seededRandom } from './random';
import { tamper } from './tamper/tamper';

/** The quick kind of `npm run vault:torture`. */
const SEED = 1;
const LONG = 120_000;

const product = await bundleProduct(null);

// Proves P6: A share of the torture runs with the unit tests.
describe('a stored vault', () => {
  it('shows every change that somebody made to it', { timeout: LONG }, async () => {
    expect((await tamper(product, { seed: SEED, bytes: 40 })).failures).toEqual([]);
  });

  it('loses nothing to a killed worker or a failing storage', { timeout: LONG }, async () => {
    expect((await kill(product, { seed: SEED, runs: 48, pairs: 4 })).failures).toEqual([]);
  });
});

// Proves P6: Faults planted in the product are found by the torture.
describe('the torture finds', () => {
  it.each(PLANTS.map((plant) => [plant.name, plant] as const))(
    '%s',
    { timeout: LONG },
    async (_name, plant) => {
      const faulty = await bundleProduct(plant);
      const { failures } =
        plant.found === 'tamper'
          ? await tamper(faulty, { seed: SEED, bytes: 20 })
          : await kill(faulty, { seed: SEED, runs: null, pairs: 0, stopEarly: true, only: plant.in });
      expect(failures).not.toEqual([]);
    },
  );
});

it('draws the same runs for the same seed', () => {
  const items = Array.from({ length: 50 }, (_, at) => at);
  expect(seededRandom(7).shuffled(items)).toEqual(seededRandom(7).shuffled(items));
  expect(seededRandom(7).shuffled(items)).not.toEqual(seededRandom(8).shuffled(items));
});
