/** The middle of many samples, and how far they spread. */
export interface Summary {
  readonly count: number;
  readonly median: number;
  readonly lower: number;
  readonly upper: number;
}

/** Median and quartiles. */
export function summaryOf(samples: readonly number[]): Summary {
  const sorted = [...samples].sort((a, b) => a - b);
  const [lower, median, upper] = [0.25, 0.5, 0.75].map((share) => quantile(sorted, share));
  return { count: sorted.length, median: median ?? Number.NaN, lower: lower ?? 0, upper: upper ?? 0 };
}

export function medianOf(samples: readonly number[]): number {
  return summaryOf(samples).median;
}

/** Between two samples, the point in proportion. */
function quantile(sorted: readonly number[], share: number): number {
  const at = (sorted.length - 1) * share;
  const below = sorted[Math.floor(at)] ?? Number.NaN;
  const above = sorted[Math.ceil(at)] ?? below;
  return below + (above - below) * (at - Math.floor(at));
}
