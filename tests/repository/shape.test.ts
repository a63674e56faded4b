import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** Lines a file may have, and what most files stay below. */
const LIMITS = { median: 60, ninetieth: 150, longest: 300 };

function trackedFiles(): readonly string[] {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    encoding: 'utf8',
  });
  return listed.split('\n').filter((file) => file !== '' && existsSync(file));
}

const sources = trackedFiles().filter((file) => /\.(?:ts|tsx|mjs)$/.test(file));
const product = sources.filter((file) => /^(?:core|platform|components|entrypoints)\//.test(file));
const lines = (file: string): number => readFileSync(file, 'utf8').split('\n').length - 1;

function quantile(files: readonly string[], share: number): number {
  const sorted = files.map(lines).sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

describe('shape of the tree', () => {
  const code = product.filter((file) => !/\.test\.tsx?$/.test(file));

  it('has small files', () => {
    expect(code.length).toBeGreaterThan(80);
    expect(quantile(code, 0.5)).toBeLessThanOrEqual(LIMITS.median);
    expect(quantile(code, 0.9)).toBeLessThanOrEqual(LIMITS.ninetieth);
    expect(sources.filter((file) => lines(file) > LIMITS.longest)).toEqual([]);
  });

  it('keeps entry points to wiring', () => {
    const entries = sources.filter((file) => /^entrypoints\/\w+\/(?:index\.ts|main\.tsx?)$/.test(file));
    expect(entries.length).toBe(4);
    expect(entries.filter((file) => lines(file) > 40)).toEqual([]);
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

  it('imports the polyfill in one place', () => {
    const importers = product.filter((file) =>
      /from 'webextension-polyfill'/.test(readFileSync(file, 'utf8')),
    );
    expect(importers).toEqual(['platform/browser.ts']);
  });
});
