import { expect, it } from 'vitest';
import { sourcesIn } from './sources-file';

const FILE = JSON.stringify({
  sample: {
    sources: ['https://docs.sample.example/auth'],
    docs: 'https://docs.sample.example/',
    note: 'Two keys.',
  },
  odd: { sources: 'one' },
});

it('has what the build wrote about one provider', () => {
  expect(sourcesIn(FILE, 'sample')).toEqual({
    sources: ['https://docs.sample.example/auth'],
    docs: 'https://docs.sample.example/',
    note: 'Two keys.',
    unverified: [],
  });
});

it.each(['odd', 'nobody', 'constructor', '__proto__'])('has nothing about %s', (id) => {
  expect(sourcesIn(FILE, id)).toBeNull();
});

it.each(['', '{', '[]', 'null', '"text"'])('reads nothing out of %j', (file) => {
  expect(sourcesIn(file, 'sample')).toBeNull();
});
