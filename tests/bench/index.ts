import { execFileSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { findChromium } from '../../scripts/browsers/find-chromium';
import { benchBytes } from './bytes/bench-bytes';
import { benchCatalogue } from './catalogue/bench-catalogue';
import { benchPastes } from './pastes/bench-pastes';
import { benchPopup } from './popup/bench-popup';
import { printMachine } from './report';
import { benchRequests } from './requests/bench-requests';
import { benchRules } from './rules/bench-rules';
import { benchSearch } from './search/bench-search';
import { benchVault } from './vault/bench-vault';

/**
 * Measures the product against a browser without it and against the least a page can be, in one run, and
 * prints. Figures of two runs or two machines don't compare: only ratios of one run do. `--rounds` below 30 is
 * for trying things, `--only popup` runs one part.
 */
const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '40' }, only: { type: 'string' } },
});
const rounds = Number(values.rounds);

const BENCHES: Readonly<Record<string, () => void | Promise<void>>> = {
  requests: () => benchRequests(rounds),
  popup: () => benchPopup(rounds),
  search: () => benchSearch(rounds),
  vault: () => benchVault(rounds),
  rules: () => benchRules(rounds),
  pastes: () => benchPastes(rounds),
  catalogue: () => benchCatalogue(rounds),
  bytes: benchBytes,
};

execFileSync('tsx', ['scripts/build.ts'], { stdio: ['ignore', 'ignore', 'inherit'] });
const browser = execFileSync(findChromium() ?? 'chromium', ['--version'], { encoding: 'utf8' }).trim();
printMachine(browser);
console.log(`${rounds} rounds, sides in turn. Median, quartiles; ratio of medians, its 95 % interval.`);
for (const [name, bench] of Object.entries(BENCHES)) if ((values.only ?? name) === name) await bench();
