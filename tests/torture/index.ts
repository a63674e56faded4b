import { fork } from 'node:child_process';
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { bundleProduct } from './bundle';
import { killInChromium } from './chromium/kill-in-chromium';
import { kill } from './kill/kill';
import { plantOf } from './plants';
import type { Report } from './report';
import { tamper } from './tamper/tamper';

/**
 * `npm run vault:torture`: changes every byte of a stored vault, and kills the background at its writes, in
 * node and in a real Chromium. Ends with a line for each and fails if anything went unseen or was lost.
 * - `--seed 7` draws other runs; the same seed draws the same, but for keys and for writes that nobody waits for
 * - `--plant <name>` puts a fault into the product, which must be found; in Chromium always the same one
 * - `--runs`, `--chromium-runs`: how many kills; there are about a thousand different ones in node
 * - `--only tamper`, `kill` or `chromium`
 */
const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    plant: { type: 'string' },
    only: { type: 'string' },
    runs: { type: 'string', default: '460' },
    'chromium-runs': { type: 'string', default: '50' },
  },
});
const seed = Number(values.seed);
const { only } = values;
const plant = values.plant === undefined ? null : plantOf(values.plant);
const PARTS: Readonly<Record<string, () => Promise<Report>>> = {
  tamper: async () => tamper(await bundleProduct(plant), { seed, bytes: null }),
  kill: async () => kill(await bundleProduct(plant), { seed, runs: Number(values.runs), pairs: 40 }),
  chromium: () => killInChromium({ seed, runs: Number(values['chromium-runs']), planted: plant !== null }),
};

/** Each part in a process of its own: one alone keeps one core busy at most. @returns whether it found nothing */
async function inItsOwnProcess(name: string): Promise<boolean> {
  const child = fork(import.meta.filename, [...process.argv.slice(2), '--only', name]);
  const [status] = await once(child, 'exit');
  return status === 0;
}

/** @returns whether it found nothing */
async function run(name: string): Promise<boolean> {
  const part = PARTS[name];
  if (part === undefined) throw new Error(`parts: ${Object.keys(PARTS).join(', ')}`);
  const began = Date.now();
  const { line, failures } = await part();
  for (const failure of failures.slice(0, 50)) console.error(`  ${failure}`);
  console.log(`${failures.length === 0 ? '✓' : '✗'} ${line} (${((Date.now() - began) / 1000).toFixed(0)} s)`);
  return failures.length === 0;
}

const found = only === undefined ? Object.keys(PARTS).map(inItsOwnProcess) : [run(only)];
process.exitCode = (await Promise.all(found)).every((nothing) => nothing) ? 0 : 1;
