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

/** Whether an extension under attack has passed. */
export function passes(verdicts: readonly Verdict[]): boolean {
  return verdicts.length > 0 && !verdicts.some((verdict) => verdict === 'leak' || verdict === 'lost');
}
