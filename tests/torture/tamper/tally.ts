import { SilentChange, type Verdict } from './judge';

/** How many changes ended how. */
export interface Tally {
  readonly verdicts: Map<Verdict, number>;
  /** What was changed without any effect. */
  readonly harmless: string[];
  /** What was changed where nobody would have noticed. */
  readonly silent: string[];
}

export function newTally(): Tally {
  return { verdicts: new Map(), harmless: [], silent: [] };
}

/** Opens one change and counts it. */
export async function count(tally: Tally, what: string, opened: Promise<Verdict | null>): Promise<void> {
  try {
    const verdict = await opened;
    if (verdict === null) return;
    if (verdict === 'harmless') tally.harmless.push(what);
    tally.verdicts.set(verdict, (tally.verdicts.get(verdict) ?? 0) + 1);
  } catch (error) {
    if (!(error instanceof SilentChange)) throw error;
    tally.silent.push(`${what}: ${error.message}`);
  }
}

/** How many changes were counted. */
export function totalOf({ verdicts, silent }: Tally): number {
  return [...verdicts.values()].reduce((sum, each) => sum + each, silent.length);
}
