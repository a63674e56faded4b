import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { codeIn, tableRows } from './tables';

const { dependencies, devDependencies, overrides } = JSON.parse(readFileSync('package.json', 'utf8'));
const inUse: Readonly<Record<string, string>> = { ...dependencies, ...devDependencies, ...overrides };

/** Name, version and reason of each row; a row may hold several packages. */
const explained = tableRows(readFileSync('docs/dependencies.md', 'utf8')).flatMap(
  ([names = '', versions = '', reason = '']) => {
    const given = versions.split(', ');
    const named = codeIn(names);
    return named.map((name, at) => ({ name, version: given[at] ?? given[0], reason }));
  },
);

it('names every package with its version, once, and no other', () => {
  expect(Object.fromEntries(explained.map(({ name, version }) => [name, version]))).toEqual(inUse);
  expect(explained).toHaveLength(Object.keys(inUse).length);
});

it('gives a reason for each', () => {
  expect(explained.filter(({ reason }) => reason === '').map(({ name }) => name)).toEqual([]);
});
