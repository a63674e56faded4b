import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sentencesIn, wordsIn } from './prose';
import { trackedFiles } from './tracked-files';

/** Words of the longest sentence, and of a sentence on average. */
const LONGEST = 40;
const AVERAGE = 20;

/** Pages that strangers read first. */
const PAGES = ['README.md', 'ARCHITECTURE.md', 'SECURITY.md'];
const pages = trackedFiles().filter((file) => PAGES.includes(file) || /^docs\/security\/.*\.md$/.test(file));

describe.each(pages)('%s', (page) => {
  const sentences = sentencesIn(readFileSync(page, 'utf8'));

  it('has no long sentence', () => {
    expect(sentences.filter((sentence) => wordsIn(sentence) > LONGEST)).toEqual([]);
  });

  it('has short ones on average', () => {
    const words = sentences.reduce((sum, sentence) => sum + wordsIn(sentence), 0);
    expect(words / sentences.length).toBeLessThanOrEqual(AVERAGE);
  });
});

it('finds all of them', () => {
  expect(pages.length).toBeGreaterThanOrEqual(PAGES.length + 9);
});

it('tells sentences from tables, code and links', () => {
  const text = [
    '# A heading of no count',
    'One goes on',
    'in the next line. Two ([a link](to/a.b.md)). `code.ts` begins three.',
    '',
    '| a | table |',
    '| --- | --- |',
    '| of | cells. Really. |',
    '',
    '- an item;',
    '- [`a/b.ts`](a/b.ts): Four.',
    '```',
    'let code;',
    '```',
  ];
  expect(sentencesIn(text.join('\n')).map(wordsIn)).toEqual([7, 3, 3, 2, 1]);
});
