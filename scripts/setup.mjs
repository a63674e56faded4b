// @ts-check
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Makes a bare machine ready, with nothing but node: packages first, then browsers, which a TypeScript file
 * that needs those packages sees to. `--for start` asks for what `npm start` needs, `--for test` (the usual)
 * for everything. Does nothing where nothing is missing.
 */

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const OLDEST_NODE = { major: 20, minor: 19 };

/**
 * The packages npm says it installed, as in the lock file; entries for other systems are left out.
 * @param {string} file
 * @returns {Map<string, string>}
 */
function packagesIn(file) {
  const { packages } = JSON.parse(readFileSync(join(ROOT, file), 'utf8'));
  return new Map(
    Object.entries(packages).flatMap(([path, { version, optional }]) =>
      path === '' || optional === true ? [] : [[path, version]],
    ),
  );
}

function packagesAreCurrent() {
  if (!existsSync(join(ROOT, 'node_modules/.package-lock.json'))) return false;
  const installed = packagesIn('node_modules/.package-lock.json');
  return [...packagesIn('package-lock.json')].every(([path, version]) => installed.get(path) === version);
}

/**
 * @param {string} program
 * @param {readonly string[]} args
 */
function run(program, args) {
  const env = { ...process.env, PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1' };
  execFileSync(program, args, { cwd: ROOT, stdio: 'inherit', env });
}

function purpose() {
  const at = process.argv.indexOf('--for');
  const named = at < 0 ? 'test' : process.argv[at + 1];
  if (named !== 'start' && named !== 'test') throw new Error('--for start, or --for test');
  return named;
}

try {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < OLDEST_NODE.major || (major === OLDEST_NODE.major && minor < OLDEST_NODE.minor)) {
    throw new Error(
      `node ${OLDEST_NODE.major}.${OLDEST_NODE.minor} or newer is needed, this is ${process.version}`,
    );
  }
  const wanted = purpose();
  if (!packagesAreCurrent()) run('npm', ['ci', '--no-audit', '--no-fund']);
  run(process.execPath, ['--import', 'tsx', 'scripts/browsers/ready.ts', wanted]);
} catch (error) {
  // A child that failed has already said why.
  if (!(error instanceof Error && 'status' in error))
    console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
