import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { getuid } from 'node:process';
import { findChromium, OLDEST_CHROMIUM } from './find-chromium';
import { findFirefox, OLDEST_FIREFOX } from './find-firefox';
import { findProgram } from './find-program';
import { hasDisplay } from './has-display';

type Purpose = 'start' | 'test';

/** A program that some task needs, and the Debian package that brings it. */
interface Need {
  readonly what: string;
  readonly debianPackage: string;
  readonly purposes: readonly Purpose[];
  /** Tried, and never a reason to fail: a test that has no such program is skipped and says so. */
  readonly optional?: boolean;
  find(): string | null;
}

/** Without a display the session plays by itself, on a screen of its own. */
const HEADLESS: readonly Purpose[] = hasDisplay() ? ['test'] : ['start', 'test'];

const NEEDS: readonly Need[] = [
  {
    what: `Chromium or Chrome for Testing ${OLDEST_CHROMIUM} or newer`,
    debianPackage: 'chromium',
    purposes: ['start', 'test'],
    find: findChromium,
  },
  {
    what: `Firefox ${OLDEST_FIREFOX} or newer`,
    debianPackage: 'firefox-esr',
    purposes: ['test'],
    find: findFirefox,
  },
  { what: 'Xvfb', debianPackage: 'xvfb', purposes: HEADLESS, find: () => findProgram('Xvfb') },
  { what: 'age', debianPackage: 'age', purposes: ['test'], find: () => findProgram('age') },
  // Gives `age` the terminal that it asks for.
  { what: 'script', debianPackage: 'bsdutils', purposes: ['test'], find: () => findProgram('script') },
  { what: 'xdotool', debianPackage: 'xdotool', purposes: HEADLESS, find: () => findProgram('xdotool') },
  ...['syncthing', 'prometheus'].map(
    (name): Need => ({
      what: name,
      debianPackage: name,
      purposes: ['test'],
      optional: true,
      find: () => findProgram(name),
    }),
  ),
];

/** Finds or installs what a purpose needs; prints one command and fails where it can't. */
function makeReady(purpose: Purpose): void {
  const missing = () => NEEDS.filter((need) => need.purposes.includes(purpose) && need.find() === null);
  const atFirst = missing();
  if (atFirst.length === 0) return;
  install(atFirst);
  const left = missing().filter(isRequired);
  if (left.length === 0) return;
  console.error(`Missing: ${left.map(({ what }) => what).join(', ')}. Install with:`);
  console.error(`  ${commandFor(left)}`);
  process.exitCode = 1;
}

function isRequired({ optional = false }: Need): boolean {
  return !optional;
}

/** Each optional package apart: one that is not to be had takes no other with it. */
function install(missing: readonly Need[]): void {
  const packagesOf = (needs: readonly Need[]) => needs.map(({ debianPackage }) => debianPackage);
  const required = packagesOf(missing.filter(isRequired));
  // Debian's Prometheus starts as a service of the machine, open to its network, where systemd runs.
  const optional = existsSync('/run/systemd/system')
    ? []
    : packagesOf(missing.filter((need) => !isRequired(need)));
  const batches = [required, ...optional.map((name) => [name])].filter(({ length }) => length > 0);
  if (batches.length === 0) return;
  if (getuid?.() === 0 && findProgram('apt-get') !== null) {
    attempt('apt-get', ['update', '--quiet']);
    for (const packages of batches)
      attempt('apt-get', ['install', '--yes', '--quiet', '--no-install-recommends', ...packages]);
  } else if (required.includes('chromium')) {
    attempt('npx', ['playwright', 'install', 'chromium']);
  }
}

/** What comes of it shows when the programs are looked for again. */
function attempt(program: string, args: readonly string[]): void {
  console.log(`> ${program} ${args.join(' ')}`);
  try {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '' };
    execFileSync(program, args, { stdio: 'inherit', env });
  } catch {
    console.error(`${program} did not succeed`);
  }
}

function commandFor(missing: readonly Need[]): string {
  const packages = missing.map(({ debianPackage }) => debianPackage);
  if (process.platform !== 'darwin') return `sudo apt-get install ${packages.join(' ')}`;
  return `brew install --cask ${packages.map((name) => name.replace('-esr', '')).join(' ')}`;
}

makeReady(process.argv.includes('start') ? 'start' : 'test');
