import { parseArgs } from 'node:util';
import { CATALOGUE } from '../support/catalogue';
import { type Bench, openBench } from './bench';
import { UNLIKE } from './differences';
import { FACTS, type Facts } from './facts';
import { failureLine, report } from './report';
import { type Failure, tryProvider } from './steps';

/**
 * `npm run providers:conformance`: the token of every provider lives its whole life in a real browser, against a server
 * that demands what the provider's documents say, to the letter. Fails where anything is otherwise.
 * - `--only slack` takes providers whose id contains that, `--first 40` the first of them
 * - `--browsers` how many at once; two fit on two cores
 */
const { values } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    first: { type: 'string' },
    browsers: { type: 'string', default: '2' },
  },
});

const BUILD = '.output/chrome-mv3-e2e-all';
/** Providers that one profile sees, so that what it remembers of those before makes none slower. */
const BATCH = 60;

const known = new Map(CATALOGUE.map((provider) => [provider.id, provider]));
const wanted = FACTS.filter(
  ({ id, sure }) => sure !== 'low' && known.has(id) && !(id in UNLIKE) && id.includes(values.only),
).slice(0, values.first === undefined ? undefined : Number(values.first));
const batches = Array.from({ length: Math.ceil(wanted.length / BATCH) }, (_, at) =>
  wanted.slice(at * BATCH, (at + 1) * BATCH),
);

const failures: Failure[] = [];
/** How often each step was made. */
const counts = new Map<string, number>();

async function tryAll(bench: Bench, batch: readonly Facts[]): Promise<void> {
  for (const facts of batch) {
    const provider = known.get(facts.id);
    if (provider === undefined) continue;
    const tried = await tryProvider(bench, facts, provider);
    for (const step of tried.steps) counts.set(step, (counts.get(step) ?? 0) + 1);
    failures.push(...tried.failures);
    for (const failure of tried.failures) console.log(failureLine(failure));
  }
}

async function workOff(): Promise<void> {
  for (let batch = batches.shift(); batch !== undefined; batch = batches.shift()) {
    const began = Date.now();
    const bench = await openBench(BUILD);
    try {
      await tryAll(bench, batch);
    } finally {
      await bench.close();
    }
    const seconds = ((Date.now() - began) / 1000).toFixed(0);
    console.log(`${batch[0]?.id} to ${batch.at(-1)?.id}: ${seconds} s`);
  }
}

const began = Date.now();
await Promise.all(Array.from({ length: Number(values.browsers) }, workOff));
console.log(report(failures, counts));
const seconds = ((Date.now() - began) / 1000).toFixed(0);
console.log(`${wanted.length} providers, ${failures.length} steps that went otherwise (${seconds} s)`);
process.exitCode = failures.length === 0 ? 0 : 1;
