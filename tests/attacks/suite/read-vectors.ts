import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { NamedVector, Vector } from './vector';

const FOLDER = join(import.meta.dirname, '../vectors');

/**
 * Reads every attempt in `vectors/`, sorted by name. A file there is a family: its default export holds the
 * vectors by name. A file in a folder is one vector of the family that the folder names.
 */
export async function readVectors(): Promise<readonly NamedVector[]> {
  const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );
  const read = await Promise.all(files.map((file) => readFile(file.replaceAll('\\', '/'))));
  return read.flat().sort((one, other) => (one.name < other.name ? -1 : 1));
}

async function readFile(file: string): Promise<readonly NamedVector[]> {
  const module: unknown = await import(pathToFileURL(join(FOLDER, file)).href);
  const name = file.replace(/\.ts$/, '');
  if (name.includes('/')) return [{ ...(module as { default: Vector }).default, name }];
  const family = (module as { default: Readonly<Record<string, Vector>> }).default;
  return Object.entries(family).map(([each, vector]) => ({ ...vector, name: `${name}/${each}` }));
}
