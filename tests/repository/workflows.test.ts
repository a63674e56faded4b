import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { trackedFiles } from './tracked-files';

const workflows = trackedFiles().filter((file) => file.startsWith('.github/workflows/'));
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  scripts: Readonly<Record<string, string>>;
};

/** Names of our own commands in a text. */
const commandsIn = (text: string): readonly string[] =>
  [...text.matchAll(/\bnpm run ([\w:-]+)/g)].flatMap(([, name]) => name ?? []);

it('are all there', () => {
  const names = workflows.map((file) => file.replace(/^.*\/|\.yml$/g, ''));
  expect(names.toSorted()).toEqual(['attacks', 'check', 'end-to-end', 'release']);
});

describe.each(workflows)('%s', (file) => {
  const text = readFileSync(file, 'utf8');

  it('runs commands that there are', () => {
    expect(commandsIn(text).length).toBeGreaterThan(0);
    expect(commandsIn(text).filter((name) => !(name in scripts))).toEqual([]);
  });

  it('may do no more than it needs, and not for ever', () => {
    expect(text).toMatch(/^permissions:\n {2}contents: (?:read|write)\n\n/m);
    expect(text.match(/timeout-minutes/g)).toHaveLength(text.match(/runs-on/g)?.length ?? 0);
  });
});
