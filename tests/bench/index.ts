import { execFileSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { findChromium } from '../../scripts/browsers/find-chromium';
import { benchBytes } from './bytes/bench-bytes';
import { benchPastes } from './pastes/bench-pastes';
import { benchPopup } from './popup/bench-popup';
import { printMachine } from './report';
import { benchRequests } from './requests/bench-requests';
import { benchRules } from './rules/bench-rules';
import { benchVault } from './vault/bench-vault';

/**
 * Measures the product against a browser without it and against the least a page can be, in one run, and
 * prints. Figures of two runs or two machines don't compare: only ratios of one run do. `--rounds` below 30 is
 * for trying things.
 */
const { values } = parseArgs({ options: { rounds: { type: 'string', default: '40' } } });
const rounds = Number(values.rounds);

execFileSync('tsx', ['scripts/build.ts'], { stdio: ['ignore', 'ignore', 'inherit'] });
const browser = execFileSync(findChromium() ?? 'chromium', ['--version'], { encoding: 'utf8' }).trim();
printMachine(browser);
console.log(`${rounds} rounds, sides in turn. Median, quartiles; ratio of medians, its 95 % interval.`);
await benchRequests(rounds);
await benchPopup(rounds);
await benchVault(rounds);
await benchRules(rounds);
benchPastes(rounds);
await benchBytes();
