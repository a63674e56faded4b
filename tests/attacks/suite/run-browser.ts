import { startReplica } from '../../servers/replica';
import { SAMPLE_TOKENS } from '../../servers/sample-tokens';
import type { Adapter } from '../adapters/adapter';
import { attackExtension } from './attack-extension';
import type { Attempt } from './run-vector';
import { closingLine, passes } from './tally';
import type { BrowserName, NamedVector } from './vector';
import { leaked, type Verdict, verdictOf } from './verdict';

export interface Outcome {
  readonly passed: boolean;
  /** The closing lines. */
  readonly lines: readonly string[];
}

/** Extensions that are attacked at once in one browser. A vector mostly waits, for what arrives or for what does not. */
const AT_ONCE = 2;

/** Every extension in one browser, the control first: what no extension loses there proves nothing of the others. */
export async function runBrowser(
  browser: BrowserName,
  control: Adapter,
  adapters: readonly Adapter[],
  known: readonly NamedVector[],
  listed: ReadonlySet<string>,
): Promise<Outcome> {
  const vectors = known.filter(({ notIn }) => notIn?.[browser] === undefined);
  const attempts = await someAtOnce([control, ...adapters], (adapter) => {
    const tried = vectors.filter((vector) => adapter.tries?.(vector, browser) ?? true);
    return attack(browser, adapter, tried, (vector, attempt) => {
      const result = leaked(attempt) ? 'leaks' : 'held ';
      console.log(`${browser} ${adapter.name}: ${result} ${vector.name}`);
    });
  });
  const [naive = new Map<string, Attempt>(), ...others] = attempts;
  const judged = adapters.map((adapter, at) => {
    const closes = adapter.closes?.(browser) ?? [];
    const allowed = new Set([...listed].filter((name) => !closes.includes(name)));
    return vectors.flatMap((vector) => {
      const attempt = others[at]?.get(vector.name);
      if (attempt === undefined) return [];
      const verdict = verdictOf(vector, browser, attempt, naive.get(vector.name) ?? null, allowed);
      return [{ verdict, line: `${browser} ${adapter.name}: ${resultLine(vector, attempt, verdict)}` }];
    });
  });
  console.log(judged.flatMap((results) => results.map(({ line }) => line)).join('\n'));
  const verdicts = judged.map((results) => results.map(({ verdict }) => verdict));
  // Said again at the end: a log that is cut keeps that.
  const failures = judged.flat().filter(({ verdict }) => verdict === 'leak' || verdict === 'lost');
  return {
    passed: verdicts.every(passes),
    lines: [
      ...failures.map(({ line }) => line),
      `${browser} ${control.name}: ${[...naive.values()].filter(leaked).length} of ${naive.size} leak`,
      ...adapters.map(({ name }, at) => closingLine(`${browser} ${name}`, verdicts[at] ?? [])),
    ],
  };
}

/** Each on servers of its own, so that none sees the requests of another. */
async function attack(
  browser: BrowserName,
  adapter: Adapter,
  vectors: readonly NamedVector[],
  tell: (vector: NamedVector, attempt: Attempt) => void,
): Promise<ReadonlyMap<string, Attempt>> {
  const replica = await startReplica({ tokens: SAMPLE_TOKENS });
  try {
    return await attackExtension(browser, adapter, vectors, replica, tell);
  } finally {
    await replica.close();
  }
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
