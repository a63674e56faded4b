import { medianOf } from './summary';

/** How two medians compare, and where 95 of 100 repeats of the run would put that. */
export interface Ratio {
  readonly value: number;
  readonly lowest: number;
  readonly highest: number;
}

const RESAMPLES = 2000;

/**
 * Ratio of medians with a bootstrap interval. Rounds are drawn whole: what disturbed one side of a round
 * disturbed the other as well.
 * @param ours and `theirs`: the samples of the same rounds, in the same order
 */
export function ratioOf(ours: readonly number[], theirs: readonly number[]): Ratio {
  const random = evenNumbers(1);
  const ratios = Array.from({ length: RESAMPLES }, () => {
    const drawn = ours.map(() => Math.floor(random() * ours.length));
    const pick = (samples: readonly number[]) => drawn.map((at) => samples[at] ?? Number.NaN);
    return medianOf(pick(ours)) / medianOf(pick(theirs));
  }).sort((a, b) => a - b);
  return {
    value: medianOf(ours) / medianOf(theirs),
    lowest: ratios[Math.floor(RESAMPLES * 0.025)] ?? Number.NaN,
    highest: ratios[Math.floor(RESAMPLES * 0.975)] ?? Number.NaN,
  };
}

/** Numbers from 0 to below 1 (mulberry32): the same samples always give the same interval. */
function evenNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
