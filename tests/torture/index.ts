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
const start = await bundleProduct(plant);
const reports: Report[] = [];
const PARTS: Readonly<Record<string, () => Promise<Report>>> = {
  tamper: () => tamper(start, { seed, bytes: null }),
  kill: () => kill(start, { seed, runs: Number(values.runs), pairs: 40 }),
  chromium: () => killInChromium({ seed, runs: Number(values['chromium-runs']), planted: plant !== null }),
};

for (const [name, part] of Object.entries(PARTS)) {
  if (only !== undefined && only !== name) continue;
  const began = Date.now();
  const report = await part();
  console.log(`${name}: ${((Date.now() - began) / 1000).toFixed(0)} s`);
  reports.push(report);
}
if (reports.length === 0) throw new Error(`parts: ${Object.keys(PARTS).join(', ')}`);

console.log('');
for (const { failures } of reports)
  for (const failure of failures.slice(0, 50)) console.error(`  ${failure}`);
for (const { line, failures } of reports) console.log(`${failures.length === 0 ? '✓' : '✗'} ${line}`);
process.exitCode = reports.every(({ failures }) => failures.length === 0) ? 0 : 1;
