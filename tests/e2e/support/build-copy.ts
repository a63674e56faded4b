import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A copy of a build that a test has changed. */
export interface BuildCopy {
  readonly dir: string;
  remove(): Promise<void>;
}

export interface BuildChange {
  /** The only hosts that are granted, as match patterns; the build's own when absent. */
  readonly hosts?: readonly string[];
  /** Gives the new text of `background.js`. */
  readonly background?: (text: string) => string;
}

/** Copies a folder below `.output` into a temporary one and changes it there. */
export async function copyBuild(build: string, { hosts, background }: BuildChange): Promise<BuildCopy> {
  const dir = await mkdtemp(join(tmpdir(), 'keybearer-build-'));
  await cp(join('.output', build), dir, { recursive: true });
  if (hosts !== undefined) {
    await change(join(dir, 'manifest.json'), (text) =>
      JSON.stringify({ ...(JSON.parse(text) as object), host_permissions: hosts }),
    );
  }
  if (background !== undefined) await change(join(dir, 'background.js'), background);
  return { dir, remove: () => rm(dir, { recursive: true, force: true }) };
}

async function change(file: string, edit: (text: string) => string): Promise<void> {
  await writeFile(file, edit(await readFile(file, 'utf8')));
}
