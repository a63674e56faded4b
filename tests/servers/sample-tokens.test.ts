import { expect, test } from 'vitest';
import { readHeaderVectors } from '../support/header-vectors';
import { SAMPLE, SAMPLE_TOKENS } from './sample-tokens';

test('PagerDuty samples have its length and user keys its prefix', () => {
  for (const { provider, token, kind } of SAMPLE_TOKENS) {
    if (provider !== 'pagerduty') continue;
    expect(token).toMatch(/^[A-Za-z0-9_+-]{20}$/);
    expect(token.startsWith('u+')).toBe(kind === 'user');
  }
});

test('every sample says that it is one, is unlike the others, and is known to a replica', () => {
  const values: readonly string[] = Object.values(SAMPLE);
  expect(new Set(values).size).toBe(values.length);
  for (const value of values) expect(value).toContain('sample');
  expect(SAMPLE_TOKENS.map(({ token }) => token).sort()).toEqual([...values].sort());
});

test('header vectors use sample tokens and cover every provider and region', () => {
  const vectors = readHeaderVectors();
  for (const { token } of vectors) expect(Object.values<string>(SAMPLE)).toContain(token);
  const regions = new Set(SAMPLE_TOKENS.map(({ provider, region }) => `${provider}-${region}`));
  const navigations = vectors.filter(({ pageOrigin }) => pageOrigin === null).map(({ name }) => name);
  expect(navigations).toEqual([...regions].sort());
});
