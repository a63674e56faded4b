import { execSync } from 'node:child_process';
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROVIDER_DATA } from '../tests/servers/provider-data';

/**
 * Builds what ships, and two copies for tests that differ in the manifest's host permissions only
 * (`tests/build/manifest.test.ts` compares every file).
 */
const TEST_BUILDS: Readonly<Record<string, readonly string[]>> = {
  /** The hosts of every provider that the tests know. */
  e2e: PROVIDER_DATA.flatMap(({ hosts }) => Object.values(hosts)).map((host) => `https://${host}/*`),
  'e2e-all': ['<all_urls>'],
};

const SHIPPED = { chrome: '.output/chrome-mv3', firefox: '.output/firefox-mv3' };

for (const browser of Object.keys(SHIPPED)) execSync(`wxt build -b ${browser}`, { stdio: 'inherit' });
for (const [name, hosts] of Object.entries(TEST_BUILDS)) {
  for (const build of Object.values(SHIPPED)) copyWithHosts(build, `${build}-${name}`, hosts);
}

function copyWithHosts(from: string, to: string, hosts: readonly string[]): void {
  rmSync(to, { recursive: true, force: true });
  cpSync(from, to, { recursive: true });
  const path = join(to, 'manifest.json');
  const manifest: object = JSON.parse(readFileSync(path, 'utf8'));
  writeFileSync(path, JSON.stringify({ ...manifest, host_permissions: hosts }));
}
