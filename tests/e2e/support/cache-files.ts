import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Files of a profile's HTTP cache that hold the text as raw bytes. The browser has to be closed. */
export async function cacheFilesWith(profileDir: string, text: string): Promise<readonly string[]> {
  const folder = join(profileDir, 'Default', 'Cache');
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const contents = await Promise.all(files.map(async (file) => [file, await readFile(file)] as const));
  return contents.flatMap(([file, bytes]) => (bytes.includes(text) ? [file] : []));
}
