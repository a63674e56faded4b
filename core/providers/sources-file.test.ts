import { expect, it } from 'vitest';
import { knownProvider } from '../../tests/support/catalogue';
import type { Provider } from './provider';
import { sourcesFileOf, sourcesIn } from './sources-file';

const SAMPLE: Provider = {
  ...knownProvider('pylon'),
  id: 'sample-api',
  sources: ['sampleapi/docs:sampleapi.md', 'https://docs.sample.example/auth'],
  docs: 'https://docs.sampleapi.example/',
  note: 'Two keys for sampleapi.',
  unverified: ['hosts'],
};
const BARE: Provider = {
  ...knownProvider('pylon'),
  ...{ id: 'bare', sources: ['bare'], docs: undefined, note: undefined, unverified: [] },
};
const FILE = JSON.stringify(sourcesFileOf([SAMPLE, BARE], '1.0.0'));
const at = (index: number, id = 'sample-api') => ({ id, index });

it('has what the files of the catalogue say', () => {
  expect(sourcesIn(FILE, '1.0.0', at(0))).toEqual({
    sources: ['sampleapi/docs:sampleapi.md', 'https://docs.sample.example/auth'],
    docs: 'https://docs.sampleapi.example/',
    note: 'Two keys for sampleapi.',
    unverified: ['hosts'],
  });
  expect(sourcesIn(FILE, '1.0.0', at(1, 'bare'))).toEqual({
    ...{ sources: ['bare'], docs: null, note: null, unverified: [] },
  });
});

it.each([-1, 2])('has nothing about a provider that is not there: %i', (index) => {
  expect(sourcesIn(FILE, '1.0.0', at(index))).toBeNull();
});

it('has nothing where it is of another version', () => {
  expect(sourcesIn(FILE, '1.0.1', at(0))).toBeNull();
});

it.each(['', '{', '[]', 'null', '"text"', '{"version":"1.0.0"}'])('reads nothing out of %j', (file) => {
  expect(sourcesIn(file, '1.0.0', at(0))).toBeNull();
});

it('is not written where an address has the sign that stands for a word', () => {
  expect(() => sourcesFileOf([{ ...SAMPLE, docs: 'https://docs.example/{}' }], '1.0.0')).toThrow(
    'sample-api',
  );
});
