import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import list from '../../core/rules/top-level-domains.json' with { type: 'json' };

/** Days after which the list has to be fetched again: new top-level domains come every year. */
const OLDEST = 366;

it('the list of top-level domains was fetched not long before the last change of the project', () => {
  // Not before now: what passed once must pass on any day.
  const lastChange = execFileSync('git', ['log', '-1', '--format=%cI'], { encoding: 'utf8' }).trim();
  const age = (Date.parse(lastChange) - Date.parse(list.retrieved)) / 86_400_000;
  expect(age, 'run scripts/update-top-level-domains.ts').toBeLessThanOrEqual(OLDEST);
});
