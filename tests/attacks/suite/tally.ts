import type { Verdict } from './verdict';

/** The closing line of one extension in one browser. */
export function closingLine(where: string, verdicts: readonly Verdict[]): string {
  const count = (wanted: Verdict) => verdicts.filter((verdict) => verdict === wanted).length;
  const lost = count('lost') === 0 ? '' : `, ${count('lost')} LOST`;
  return (
    `${where}: ${verdicts.length} vectors, ${count('leak')} leaks, ${count('residual')} residuals, ` +
    `${count('browser-stopped')} browser-stopped${lost}`
  );
}

/**
 * Whether an extension under attack has passed. One with nothing to try has: a mode tries a part of all vectors only.
 * @param tried how many vectors it was to be tried with
 */
export function passes(verdicts: readonly Verdict[], tried: number): boolean {
  return verdicts.length === tried && !verdicts.some((verdict) => verdict === 'leak' || verdict === 'lost');
}
