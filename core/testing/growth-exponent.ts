const ROUNDS = 5;

/**
 * With which power of its size some work takes longer: 1 where it grows with the size, 2 where with its square.
 * Told from a ratio of times, so that a slow machine gives the same; from the best of several rounds, in turns,
 * so that a busy one does. `to` should be several times `from`.
 */
export function growthExponent(from: number, to: number, work: (size: number) => void): number {
  let [small, large] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let round = 0; round < ROUNDS; round += 1) {
    small = Math.min(
      small,
      timeOf(() => work(from)),
    );
    large = Math.min(
      large,
      timeOf(() => work(to)),
    );
  }
  return Math.log(large / small) / Math.log(to / from);
}

/** Milliseconds. */
function timeOf(work: () => void): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}
