import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { printKilobytes, printTitle } from '../report';
import { firstLoad } from './first-load';
import { zipSize } from './zip-size';

const SHIPPED = '.output/chrome-mv3';
/** The same files with other host permissions, so that the tokens need no click on a permission prompt. */
const GRANTED = `${SHIPPED}-e2e-all`;

/** What the popup loads before its list, and what is downloaded once. */
export async function benchBytes(): Promise<void> {
  const files = await firstLoad(GRANTED);
  const gzipped = (extension: string) =>
    files
      .filter((file) => file.endsWith(extension))
      .reduce((sum, file) => sum + gzipSync(readFileSync(join(SHIPPED, file))).length, 0);
  const scripts = files.filter((file) => file.endsWith('.js'));
  printTitle('Size of what ships, kB');
  printKilobytes(`script before the list, gzipped (${scripts.length} files)`, gzipped('.js'), 'aim ≤ 90');
  printKilobytes('page with its style, gzipped', gzipped('.html'));
  for (const file of ['catalogue.json', 'sources.json', 'known-hosts.json'])
    printKilobytes(`${file}, gzipped`, gzipSync(readFileSync(join(SHIPPED, file)), { level: 9 }).length);
  printKilobytes('zip of the build', zipSize(SHIPPED));
}
