import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { importsOf, productFiles } from './product-files';

const AREA = 'platform/background/session-area.ts';
const DECLARED = 'entrypoints/background/session-storage/';
/** Pages read what is published, under keys whose type is that of the declared ones. */
const PAGES = 'platform/follow-snapshot.ts';

const codeOf = (file: string): string => readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');

it('only the readers of declared values get hold of session storage', () => {
  const importers = productFiles.filter((file) => importsOf(file).includes(AREA));
  expect(importers.length).toBeGreaterThan(0);
  expect(importers.filter((file) => !file.startsWith(DECLARED))).toEqual([]);
});

it('nobody else names it', () => {
  const users = productFiles.filter((file) => /\bstorage(?:\??\.|\[')session\b/.test(codeOf(file)));
  expect(users.toSorted()).toEqual([AREA, PAGES]);
});

it('pages read keys that are declared', () => {
  expect(codeOf(PAGES)).toMatch(/as const satisfies Record<string, SessionKey>/);
});

it('no store has a schema of its own', () => {
  const background = productFiles.filter((file) => file.startsWith('entrypoints/background/'));
  expect(background.length).toBeGreaterThan(30);
  expect(background.filter((file) => codeOf(file).includes("'valibot'"))).toEqual([]);
});
