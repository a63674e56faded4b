import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { importsOf, productFiles } from './product-files';
import { linesOf, MOST_IMPORTS, wingOf, wingShapes } from './shape';
import { trackedFiles } from './tracked-files';

/** Lines of the longest file, and below which a file with a single importer belongs into that one. */
const LONGEST = 300;
const TINY = 15;

const sources = trackedFiles().filter((file) => /\.(?:ts|tsx|mjs)$/.test(file));

/** Whether all that a file does is to name what other files export. */
function onlyReexports(file: string): boolean {
  const code = readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
  const statements = code.split(';').filter((statement) => statement.trim() !== '');
  return statements.every((statement) => /^\s*export\s+(?:type\s+)?[*{][^;]*\sfrom\s/.test(statement));
}

describe('shape of the tree', () => {
  it('has no long files', () => {
    expect(productFiles.length).toBeGreaterThan(80);
    expect(sources.filter((file) => linesOf(file) > LONGEST)).toEqual([]);
  });

  it('has no shreds', () => {
    const importers = new Map<string, number>();
    for (const file of productFiles)
      for (const to of new Set(importsOf(file))) importers.set(to, (importers.get(to) ?? 0) + 1);
    // An API of the browser has a file of its own, however little is to say of it.
    const own = productFiles.filter((file) => wingOf(file) !== 'platform');
    expect(own.filter((file) => linesOf(file) < TINY && importers.get(file) === 1)).toEqual([]);
  });

  it.each(wingShapes())('has what belongs together in one file: $wing', ({ wing, imports }) => {
    expect(imports).toBeLessThanOrEqual(MOST_IMPORTS[wing]);
  });

  it('has no file that only passes on what others export', () => {
    expect(productFiles.filter(onlyReexports)).toEqual([]);
  });

  it('keeps entry points to wiring', () => {
    const entries = sources.filter((file) => /^entrypoints\/\w+\/(?:index\.ts|main\.tsx?)$/.test(file));
    expect(entries.length).toBe(4);
    expect(entries.filter((file) => linesOf(file) > 40)).toEqual([]);
  });
});

describe('what stays out of the tree', () => {
  const texts = trackedFiles()
    .filter((file) => /\.(?:ts|tsx|mjs|json|md|html|css|yml)$/.test(file) || file.startsWith('.'))
    .filter((file) => file !== 'tests/repository/shape.test.ts')
    .map((file) => [file, readFileSync(file, 'utf8')] as const);
  const filesWith = (pattern: RegExp): readonly string[] =>
    texts.filter(([, text]) => pattern.test(text)).map(([file]) => file);

  it('has no registry address in the lockfile', () => {
    expect(readFileSync('package-lock.json', 'utf8')).not.toMatch(/"resolved":\s*"http/);
  });

  it('pins every package exactly', () => {
    const { dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
    const versions: string[] = [
      ...Object.values<string>(dependencies),
      ...Object.values<string>(devDependencies),
    ];
    expect(versions.filter((version) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });

  it('has no suppression without a reason', () => {
    expect(filesWith(/@ts-(?:ignore|nocheck)|@ts-expect-error\s*$|biome-ignore [\w/]+:?\s*$/m)).toEqual([]);
  });

  it('has no paths of one machine', () => {
    expect(filesWith(/(?:^|[\s"'`(])\/(?:root|work|home)\/\w/m)).toEqual([]);
  });

  it('takes the browser from one place', () => {
    const product = sources.filter((file) => /^(?:core|platform|components|entrypoints)\//.test(file));
    const importers = product.filter((file) =>
      /from 'webextension-polyfill'/.test(readFileSync(file, 'utf8')),
    );
    expect(importers).toEqual(['platform/browser.ts']);
  });
});
