import { expect, it } from 'vitest';
import type { Problem } from './problem-text';
import { problemTone } from './problem-tone';

it.each([
  ['a paste that is not understood', 'invalid-input', { reason: 'paste-several-lines' }, 'info'],
  ['an empty paste', 'invalid-input', { reason: 'paste-empty' }, 'info'],
  ['a site that can not be allowed', 'invalid-input', { reason: 'site-not-allowed' }, 'warning'],
  ['a wrong passphrase', 'wrong-passphrase', {}, 'warning'],
  ['an API that was not reached', 'not-replaced', { reason: 'not-reached' }, 'warning'],
  ['a token that the API refused', 'not-replaced', { reason: 'refused' }, 'problem'],
  ['damaged data', 'damaged-vault', {}, 'problem'],
  ['a full disk', 'storage-full', {}, 'problem'],
] as const)('%s is said in the right tone', (_, code, params, tone) => {
  const problem: Problem = { code, params };
  expect(problemTone(problem)).toBe(tone);
});
