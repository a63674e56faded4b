import { startReplica } from '../../servers/replica';
import { SAMPLE_TOKENS } from '../../servers/sample-tokens';
import type { Adapter } from '../adapters/adapter';
import { attackExtension } from './attack-extension';
import { familiesOf, firstOfEach, untilOneIsLost, vectorsToHold } from './first-vectors';
import type { Attempt } from './run-vector';
import { closingLine, passes } from './tally';
import type { BrowserName, NamedVector } from './vector';
import { leaked, type Verdict, verdictOf } from './verdict';

export interface Outcome {
  readonly passed: boolean;
  /** The closing lines. */
  readonly lines: readonly string[];
}

/** Extensions that are attacked at once in one browser. Two cores were seen to carry that. */
const AT_ONCE = 2;

/**
 * Every extension in one browser, the control first: what no extension loses there proves nothing of the others. Where a
 * vector names what stops it, nothing is claimed, and the control is not asked.
 */
export async function runBrowser(
  browser: BrowserName,
  control: Adapter,
  adapters: readonly Adapter[],
  known: readonly NamedVector[],
  listed: ReadonlySet<string>,
): Promise<Outcome> {
  const vectors = known.filter(({ notIn }) => notIn?.[browser] === undefined);
  const tried = [
    { adapter: control, vectors: vectors.filter(({ stoppedBy }) => stoppedBy?.[browser] === undefined) },
    ...adapters.map((adapter) => ({
      adapter,
      vectors: vectors.filter((vector) => adapter.tries?.(vector, browser) ?? true),
    })),
  ];
  const attempts = await someAtOnce(tried, async ({ adapter, vectors }) =>
    vectors.length === 0 ? new Map<string, Attempt>() : attack(browser, adapter, vectors),
  );
  const [naive = new Map<string, Attempt>()] = attempts;
  const judged = tried.map((each, at) => judge(browser, each, attempts[at], naive, listed)).slice(1);
  console.log(judged.flatMap(({ results }) => results).join('\n'));
  return {
    passed: judged.every(({ passed }) => passed),
    lines: [
      // Said again at the end: a log that is cut keeps that.
      ...judged.flatMap(({ failures }) => failures),
      controlLine(browser, control, naive),
      ...judged.map(({ closing }) => closing),
    ],
  };
}

/**
 * A quick run: of each family the first vector that the first extension has to hold, and the control loses its token
 * to. That the control does has to be tried, so it comes first.
 */
export async function runFirst(
  browser: BrowserName,
  control: Adapter,
  [adapter]: readonly Adapter[],
  known: readonly NamedVector[],
  listed: ReadonlySet<string>,
): Promise<Outcome> {
  if (adapter === undefined) return { passed: false, lines: [] };
  const toHold = vectorsToHold(known, browser, adapter, listed);
  const lost = new Set<NamedVector>();
  const naive = await attack(
    browser,
    control,
    untilOneIsLost(toHold, (vector) => lost.has(vector)),
    (vector) => lost.add(vector),
  );
  const vectors = firstOfEach(toHold.filter((vector) => lost.has(vector)));
  const attempts = await attack(browser, adapter, vectors);
  const { passed, failures, closing } = judge(browser, { adapter, vectors }, attempts, naive, listed);
  // A control that loses nothing would make everything look held.
  const proven = familiesOf(vectors);
  const unproven = [...familiesOf(toHold)].filter((family) => !proven.has(family));
  return {
    passed: passed && unproven.length === 0,
    lines: [
      ...failures,
      ...unproven.map((family) => `${browser} ${control.name}: loses nothing of ${family}`),
      controlLine(browser, control, naive),
      closing,
    ],
  };
}

/**
 * Each on servers of its own, so that none sees the requests of another.
 * @param whenLost gets each vector to which it lost the token
 */
async function attack(
  browser: BrowserName,
  adapter: Adapter,
  vectors: Iterable<NamedVector>,
  whenLost: (vector: NamedVector) => void = () => undefined,
): Promise<ReadonlyMap<string, Attempt>> {
  const replica = await startReplica({ tokens: SAMPLE_TOKENS });
  try {
    return await attackExtension(browser, adapter, vectors, replica, (vector, attempt, took) => {
      const seconds = took === null ? 'late' : `${(took / 1000).toFixed(1)} s`;
      console.log(
        `${browser} ${adapter.name}: ${leaked(attempt) ? 'leaks' : 'held '} ${vector.name} (${seconds})`,
      );
      if (leaked(attempt)) whenLost(vector);
    });
  } finally {
    await replica.close();
  }
}

interface Tried {
  readonly adapter: Adapter;
  readonly vectors: readonly NamedVector[];
}

/** @returns lines on everything that came of it */
function judge(
  browser: BrowserName,
  { adapter, vectors }: Tried,
  attempts: ReadonlyMap<string, Attempt> = new Map(),
  naive: ReadonlyMap<string, Attempt>,
  listed: ReadonlySet<string>,
) {
  const where = `${browser} ${adapter.name}`;
  const closes = adapter.closes?.(browser) ?? [];
  const allowed = new Set([...listed].filter((name) => !closes.includes(name)));
  const judged = vectors.flatMap((vector) => {
    const attempt = attempts.get(vector.name);
    if (attempt === undefined) return [];
    const verdict = verdictOf(vector, browser, attempt, naive.get(vector.name) ?? null, allowed);
    return [{ verdict, line: `${where}: ${resultLine(vector, attempt, verdict)}` }];
  });
  const verdicts = judged.map(({ verdict }) => verdict);
  return {
    passed: passes(verdicts, vectors.length),
    results: judged.map(({ line }) => line),
    failures: judged.flatMap(({ verdict, line }) => (verdict === 'leak' || verdict === 'lost' ? [line] : [])),
    closing: closingLine(where, verdicts),
  };
}

function controlLine(browser: BrowserName, { name }: Adapter, naive: ReadonlyMap<string, Attempt>): string {
  return `${browser} ${name}: ${[...naive.values()].filter(leaked).length} of ${naive.size} leak`;
}

/** @returns in the order of what was given */
async function someAtOnce<T, R>(given: readonly T[], work: (each: T) => Promise<R>): Promise<readonly R[]> {
  const results: R[] = [];
  const left = [...given.entries()];
  const worker = async (): Promise<void> => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) {
      const [at, each] = next;
      results[at] = await work(each);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return results;
}

function resultLine(vector: NamedVector, attempt: Attempt, verdict: Verdict): string {
  const [first, ...more] = attempt.carried;
  const where = first === undefined ? '' : ` (${first}${more.length > 0 ? ` and ${more.length} more` : ''})`;
  const unused = vector.residual !== undefined && verdict === 'held' ? ` (listed as ${vector.residual})` : '';
  return `${verdict.padEnd(15)} ${vector.name}${verdict === 'leak' || verdict === 'residual' ? where : unused}`;
}
