import { expect, it } from 'vitest';
import type { Outcome } from '../token/outcome';
import { beginRun, holdAfter, withOutcome } from './test-run';

it.each([
  [['refused', 'works', 'refused'], null],
  [['refused', 'works', 'refused', 'limited', 'refused'], 'refused'],
  [['refused', 'other-region', 'other-region'], 'refused'],
  [['works', 'too-many'], 'too-many'],
  [['not-reached'], null],
  [['not-reached', 'unclear', 'not-reached'], 'not-reached'],
  [['unclear', 'unclear', 'unclear', 'unclear'], null],
] as const)('after %j a company is held for: %s', (outcomes: readonly Outcome[], why) => {
  expect(holdAfter(outcomes)).toBe(why);
});

it('each outcome is counted once', () => {
  const outcomes: readonly Outcome[] = ['works', 'limited', 'refused', 'other-region', 'unclear', 'too-many'];
  expect(outcomes.reduce(withOutcome, beginRun(9))).toMatchObject({ accepted: 2, refused: 2, other: 2 });
});
