import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { alteredBuild, type BuildFolder } from './altered-build';

export interface BuildChange {
  /** The only hosts that are granted, as match patterns; the build's own when absent. */
  readonly hosts?: readonly string[];
  /** Gives the new text of `background.js`. */
  readonly background?: (text: string) => string;
  /** Gives the new text of `catalogue.json`. */
  readonly catalogue?: (text: string) => string;
  /** Gives the new text of `known-hosts.json`. */
  readonly knownHosts?: (text: string) => string;
  /** Gives the new text of the one script that holds a text, wherever the bundler put it. */
  readonly script?: { readonly holding: string; readonly change: (text: string) => string };
}

/** Copies a build below `.output` and changes the copy. */
export async function copyBuild(
  build: string,
  { hosts, background, catalogue, knownHosts, script }: BuildChange,
): Promise<BuildFolder> {
  const folder = await alteredBuild(join('.output', build), (manifest) =>
    hosts === undefined
      ? manifest
      : JSON.stringify({ ...(JSON.parse(manifest) as object), host_permissions: hosts }),
  );
  const files = {
    'background.js': background,
    'catalogue.json': catalogue,
    'known-hosts.json': knownHosts,
  };
  for (const [name, change] of Object.entries(files)) {
    const file = join(folder.path, name);
    if (change !== undefined) await writeFile(file, change(await readFile(file, 'utf8')));
  }
  if (script !== undefined) await changeScript(folder.path, script);
  return folder;
}

async function changeScript(
  folder: string,
  { holding, change }: NonNullable<BuildChange['script']>,
): Promise<void> {
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.js'));
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
  const [at, ...others] = texts.flatMap((text, index) => (text.includes(holding) ? [index] : []));
  if (at === undefined || others.length > 0) throw new Error(`${holding}: not in exactly one script`);
  await writeFile(join(folder, names[at] ?? ''), change(texts[at] ?? ''));
}
