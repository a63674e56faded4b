import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { NamedVector, Vector } from './vector';

const FOLDER = join(import.meta.dirname, '../vectors');

/** Every file in `vectors/` is one; its default export says what it does. Sorted by name. */
export async function readVectors(): Promise<readonly NamedVector[]> {
  const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .sort();
  return Promise.all(
    files.map(async (file) => {
      const module = (await import(pathToFileURL(join(FOLDER, file)).href)) as { default: Vector };
      return { ...module.default, name: file.replaceAll('\\', '/').replace(/\.ts$/, '') };
    }),
  );
}
