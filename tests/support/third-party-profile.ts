import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Some Chromium builds block what pages in foreign frames store, and with it their workers. Most don't. */
const PREFERENCES = { profile: { cookie_controls_mode: 0, block_third_party_cookies: false } };

/** A new profile in which framed pages may store things and start workers. @returns its folder */
export async function profileWithThirdPartyStorage(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'keybearer-chromium-'));
  await mkdir(join(folder, 'Default'));
  await writeFile(join(folder, 'Default', 'Preferences'), JSON.stringify(PREFERENCES));
  return folder;
}
