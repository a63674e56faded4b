import { describe, expect, it } from 'vitest';
import { familiesOf, firstOfEach, untilOneIsLost, vectorsToHold } from './first-vectors';
import type { NamedVector } from './vector';

const LISTED = new Set(['opaque-origin']);
const named = (...names: readonly string[]): readonly NamedVector[] => names.map((name) => ({ name }));
const namesOf = (vectors: Iterable<NamedVector>) => [...vectors].map(({ name }) => name);

describe('what an extension has to hold', () => {
  const isToHold = (given: Omit<NamedVector, 'name'>, tries = true) =>
    vectorsToHold([{ name: 'a/one', ...given }], 'firefox', { tries: () => tries }, LISTED).length === 1;

  it.each<[string, Omit<NamedVector, 'name'>, boolean]>([
    ['without a word', {}, true],
    ['is not in this browser', { notIn: { firefox: 'no such thing' } }, false],
    ['is stopped by this browser', { stoppedBy: { firefox: 'it blocks' } }, false],
    ['is stopped by another browser', { stoppedBy: { chromium: 'it blocks' } }, true],
    ['may leak', { residual: 'opaque-origin' }, false],
    ['may leak in another browser', { residual: 'opaque-origin', residualIn: ['chromium'] }, true],
    ['names an exception that is not listed', { residual: 'made-up' }, true],
  ])('one that %s', (_, given, expected) => {
    expect(isToHold(given)).toBe(expected);
  });

  it('is none that it does not try', () => {
    expect(isToHold({}, false)).toBe(false);
  });
});

it('takes vectors of a family until one is lost', () => {
  const lost = ['a/two', 'c/one'];
  const tried = untilOneIsLost(named('a/one', 'a/two', 'a/three', 'b/one', 'b/two', 'c/one'), ({ name }) =>
    lost.includes(name),
  );
  expect(namesOf(tried)).toEqual(['a/one', 'a/two', 'b/one', 'b/two', 'c/one']);
});

it('knows families, and the first of each', () => {
  const vectors = named('a/one', 'a/two', 'b/one');
  expect(namesOf(firstOfEach(vectors))).toEqual(['a/one', 'b/one']);
  expect([...familiesOf(vectors)]).toEqual(['a', 'b']);
});
