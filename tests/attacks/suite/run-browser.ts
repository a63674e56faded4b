import type { Replica } from '../../servers/replica';
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

/** The control first, then every extension, in one browser. */
export async function runBrowser(
  browser: BrowserName,
  control: Adapter,
  adapters: readonly Adapter[],
  known: readonly NamedVector[],
  listed: ReadonlySet<string>,
  replica: Replica,
): Promise<Outcome> {
  const vectors = known.filter(({ notIn }) => notIn?.[browser] === undefined);
  const naive = await attackExtension(browser, control, vectors, replica, (vector, attempt) => {
    console.log(`${browser} ${control.name}: ${leaked(attempt) ? 'leaks' : 'held '} ${vector.name}`);
  });
  const lines = [
    `${browser} ${control.name}: ${[...naive.values()].filter(leaked).length} of ${naive.size} leak`,
  ];
  let passed = true;
  for (const adapter of adapters) {
    const closes = adapter.closes?.(browser) ?? [];
    const allowed = new Set([...listed].filter((name) => !closes.includes(name)));
    const tried =
      adapter.closes === undefined
        ? vectors
        : vectors.filter(({ residual, inEveryMode }) => residual !== undefined || inEveryMode === true);
    const verdicts = new Map<string, Verdict>();
    await attackExtension(browser, adapter, tried, replica, (vector, attempt) => {
      const verdict = verdictOf(vector, browser, attempt, naive.get(vector.name) ?? null, allowed);
      verdicts.set(vector.name, verdict);
      console.log(`${browser} ${adapter.name}: ${resultLine(vector, attempt, verdict)}`);
    });
    const all = [...verdicts.values()];
    lines.push(closingLine(`${browser} ${adapter.name}`, all));
    passed &&= passes(all);
  }
  return { passed, lines };
}

function resultLine(vector: NamedVector, attempt: Attempt, verdict: Verdict): string {
  const [first, ...more] = attempt.carried;
  const where = first === undefined ? '' : ` (${first}${more.length > 0 ? ` and ${more.length} more` : ''})`;
  const unused = vector.residual !== undefined && verdict === 'held' ? ` (listed as ${vector.residual})` : '';
  return `${verdict.padEnd(15)} ${vector.name}${verdict === 'leak' || verdict === 'residual' ? where : unused}`;
}
