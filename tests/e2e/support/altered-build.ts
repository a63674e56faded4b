import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder with an unpacked extension that only a test wants. */
export interface BuildFolder {
  readonly path: string;
  remove(): Promise<void>;
}

/** A copy of a build with other words in its manifest. */
export async function alteredBuild(build: string, alter: (manifest: string) => string): Promise<BuildFolder> {
  const folder = await newFolder();
  await cp(build, folder.path, { recursive: true });
  const manifest = join(folder.path, 'manifest.json');
  await writeFile(manifest, alter(await readFile(manifest, 'utf8')));
  return folder;
}

/** An extension of the given files, to be loaded beside ours. */
export async function smallExtension(files: Readonly<Record<string, string>>): Promise<BuildFolder> {
  const folder = await newFolder();
  await Promise.all(Object.entries(files).map(([name, text]) => writeFile(join(folder.path, name), text)));
  return folder;
}

/** Arguments that load the second extension too; they take the place of those that load the build alone. */
export function loadBoth(build: string, other: BuildFolder): readonly string[] {
  const both = `${build},${other.path}`;
  return [`--disable-extensions-except=${both}`, `--load-extension=${both}`];
}

async function newFolder(): Promise<BuildFolder> {
  const path = await mkdtemp(join(tmpdir(), 'keybearer-extension-'));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}
