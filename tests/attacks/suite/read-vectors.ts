import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { NamedVector, Vector } from './vector';

const FOLDER = join(import.meta.dirname, '../vectors');

/**
 * Reads every attempt in `vectors/`, sorted by name. A file there is a family: its default export holds the
 * vectors by name.
 */
export async function readVectors(): Promise<readonly NamedVector[]> {
  const families = await Promise.all(readdirSync(FOLDER).map(readFamily));
  return families.flat().sort((one, other) => (one.name < other.name ? -1 : 1));
}

async function readFamily(file: string): Promise<readonly NamedVector[]> {
  const module: unknown = await import(pathToFileURL(join(FOLDER, file)).href);
  const family = (module as { default: Readonly<Record<string, Vector>> }).default;
  return Object.entries(family).map(([name, vector]) => ({
    ...vector,
    name: `${file.replace(/\.ts$/, '')}/${name}`,
  }));
}
