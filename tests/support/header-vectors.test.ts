import { expect, test } from 'vitest';
import { SAMPLE_TOKENS } from '../servers/sample-tokens';
import { FIVE } from './catalogue';
import { readHeaderVectors } from './header-vectors';

const vectors = readHeaderVectors();

test('every provider and region has a navigation to compare with', () => {
  const wanted = FIVE.flatMap(({ id, hosts }) => hosts.map(({ region }) => `${id} ${region}`));
  const navigations = vectors.filter(({ pageOrigin }) => pageOrigin === null);
  expect(navigations.map(({ providerId, region }) => `${providerId} ${region}`).sort()).toEqual(
    wanted.sort(),
  );
});

test('every vector expects something, uses a sample token and has a name of its own', () => {
  const samples = SAMPLE_TOKENS.map(({ token }) => token);
  for (const { lines, names, token } of vectors) {
    expect(names.length).toBeGreaterThan(lines.length);
    expect(samples).toContain(token);
  }
  expect(new Set(vectors.map(({ name }) => name)).size).toBe(vectors.length);
});
