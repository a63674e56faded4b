import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { alteredBuild, type BuildFolder } from './altered-build';

export interface BuildChange {
  /** The only hosts that are granted, as match patterns; the build's own when absent. */
  readonly hosts?: readonly string[];
  /** Gives the new text of `background.js`. */
  readonly background?: (text: string) => string;
}

/** Copies a build below `.output` and changes the copy. */
export async function copyBuild(build: string, { hosts, background }: BuildChange): Promise<BuildFolder> {
  const folder = await alteredBuild(join('.output', build), (manifest) =>
    hosts === undefined
      ? manifest
      : JSON.stringify({ ...(JSON.parse(manifest) as object), host_permissions: hosts }),
  );
  if (background !== undefined) {
    const file = join(folder.path, 'background.js');
    await writeFile(file, background(await readFile(file, 'utf8')));
  }
  return folder;
}
