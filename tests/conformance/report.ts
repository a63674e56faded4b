import type { Failure } from './steps';

/** Examples that a reason is given with. */
const EXAMPLES = 3;
/** Characters of what was expected and of what came. */
const LONGEST = 600;

/** What went otherwise, by step and reason, the most frequent first; then all steps by how often they were made. */
export function report(failures: readonly Failure[], counts: ReadonlyMap<string, number>): string {
  const groups = new Map<string, string[]>();
  for (const failure of failures) {
    const reason = withoutNames(shortly(failure), failure.provider);
    groups.set(reason, [...(groups.get(reason) ?? []), failure.provider]);
  }
  const sorted = [...groups].sort(([, one], [, other]) => other.length - one.length);
  return [
    '',
    ...sorted.map(([reason, ids]) => {
      const more = ids.length > EXAMPLES ? ', …' : '';
      return `${String(ids.length).padStart(5)}  ${reason}\n       ${ids.slice(0, EXAMPLES).join(', ')}${more}`;
    }),
    '',
    ...[...counts].map(([step, count]) => {
      const failed = failures.filter((failure) => failure.step === step).length;
      return `${step.padEnd(16)} ${String(count - failed).padStart(5)} of ${count}`;
    }),
  ].join('\n');
}

/** One of them, in a line. */
export function failureLine(failure: Failure): string {
  return `${failure.provider}: ${shortly(failure)}`;
}

function shortly({ step, expected, got }: Failure): string {
  return `${step}: expected ${expected.slice(0, LONGEST)}, got ${got.slice(0, LONGEST)}`;
}

/** So that the same reason reads the same for every provider. */
function withoutNames(text: string, provider: string): string {
  return text.replaceAll(provider, '…').replaceAll(/sample[\w.+@-]+/g, '…');
}
