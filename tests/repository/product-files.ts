import { readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { trackedFiles } from './tracked-files';

/** Source that ships: without tests and what only tests use. */
export const productFiles: readonly string[] = trackedFiles().filter(
  (file) =>
    /^(?:core|platform|components|entrypoints)\/.*(?<!\.test|\.d)\.tsx?$/.test(file) &&
    !file.includes('/testing/'),
);

const known = new Set(productFiles);

/** Relative paths that a file imports, types, styles and `import()` too. */
export function importPathsOf(file: string): readonly string[] {
  const found = readFileSync(file, 'utf8').matchAll(/(?:\bfrom|\bimport|\bimport\()\s*'(\.{1,2}\/[^']+)'/g);
  return [...found].flatMap(([, path]) => path ?? []);
}

/** The product's files among them. */
export function importsOf(file: string): readonly string[] {
  return importPathsOf(file).flatMap((path) => {
    const target = normalize(join(dirname(file), path));
    return (
      [`${target}.ts`, `${target}.tsx`, `${target}/index.ts`, target].find((name) => known.has(name)) ?? []
    );
  });
}
