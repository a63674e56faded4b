import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Where each browser keeps its HTTP cache, below the profile. */
const FOLDERS = { chromium: 'Default/Cache', firefox: 'cache2' } as const;

/** Files of a profile's HTTP cache that hold the text as raw bytes. The browser has to be closed. */
export async function cacheFilesWith(
  profileDir: string,
  text: string,
  browser: keyof typeof FOLDERS = 'chromium',
): Promise<readonly string[]> {
  const folder = join(profileDir, FOLDERS[browser]);
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const contents = await Promise.all(files.map(async (file) => [file, await readFile(file)] as const));
  return contents.flatMap(([file, bytes]) => (bytes.includes(text) ? [file] : []));
}
