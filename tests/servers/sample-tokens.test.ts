import { expect, test } from 'vitest';
import { SAMPLE, SAMPLE_TOKENS } from './sample-tokens';

test('samples have the form that their provider documents', () => {
  for (const { provider, token, kind } of SAMPLE_TOKENS) {
    if (provider !== 'pagerduty') continue;
    expect(token).toMatch(/^[A-Za-z0-9_+-]{20}$/);
    expect(token.startsWith('u+')).toBe(kind === 'user');
  }
});

test('every sample says that it is one, is unlike the others, and is known to a replica', () => {
  const known = SAMPLE_TOKENS.map(({ token }) => token);
  expect(new Set(known).size).toBe(known.length);
  for (const token of known) expect(token).toContain('sample');
  for (const token of Object.values<string>(SAMPLE)) expect(known).toContain(token);
});
