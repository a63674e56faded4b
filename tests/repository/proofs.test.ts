import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FAMILIES } from '../attacks/families';
import { allTags, PROMISES, pageOf, proofList, readTags, withProofs } from './proofs';
import { trackedFiles } from './tracked-files';

/** Fewer than that prove no promise of this product. */
const FEWEST = 4;

const { proofs, complaints } = allTags();

describe('the tags of the tests', () => {
  it('each name a promise and stand above a test', () => {
    expect(complaints).toEqual([]);
  });

  it('say nothing twice', () => {
    const said = proofs.map(({ promise, path, sentence }) => `${promise} ${path} ${sentence}`);
    expect(said.filter((each, at) => said.indexOf(each) !== at)).toEqual([]);
  });

  it('are found, and the bad ones too', () => {
    const text = [
      '// Proves P3: One.',
      '  // Proves P4: Two.',
      "  it('x', () => {});",
      '// Proves P10: Three.',
      "test.describe('y', () => {});",
      '// Proves P1 without a colon.',
      "test('y', () => {});",
      '// Proves P1: Four.',
      'const z = 1;',
    ];
    const read = readTags('a.test.ts', text.join('\n'));
    expect(read.proofs.map(({ promise, sentence }) => [promise, sentence])).toEqual([
      ['P3', 'One.'],
      ['P4', 'Two.'],
    ]);
    expect(read.complaints).toEqual([
      'a.test.ts:4: no promise P10',
      'a.test.ts:6: not of the form "// Proves P1: A sentence."',
      'a.test.ts:8: not right above a test',
    ]);
  });
});

it('every family of attacks says which promise it is about, or that it is about none', () => {
  const found = trackedFiles().flatMap(
    (file) => /^tests\/attacks\/vectors\/([\w-]+)(?:\.ts|\/)/.exec(file)?.[1] ?? [],
  );
  expect(Object.keys(FAMILIES).toSorted()).toEqual([...new Set(found)].toSorted());
});

describe.each(PROMISES)('%s', (promise) => {
  const page = readFileSync(pageOf(promise), 'utf8');

  it('has its proofs', () => {
    const paths = new Set(proofs.filter((each) => each.promise === promise).map(({ path }) => path));
    expect(paths.size).toBeGreaterThanOrEqual(FEWEST);
  });

  it('lists exactly those: else run `npm run proofs`', () => {
    expect(page).toBe(withProofs(page, proofList(promise, proofs)));
  });

  it('says what is promised, what proves it, and where it ends', () => {
    expect(page.match(/^## .*$/gm)).toEqual(['## Promise', '## Proof', '## Limits']);
    for (const part of page.split(/^## /m).slice(1)) expect(part).toMatch(/^- /m);
  });

  it('stands in SECURITY.md, with a link', () => {
    expect(readFileSync('SECURITY.md', 'utf8')).toContain(`(${pageOf(promise)})`);
  });
});

it('a page without a place for its proofs is refused', () => {
  expect(() => withProofs('## Proof', '')).toThrow('no place');
});
