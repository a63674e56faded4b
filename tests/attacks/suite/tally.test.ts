import { expect, it } from 'vitest';
import { closingLine, passes } from './tally';

it('says what came of it in one line', () => {
  expect(closingLine('chromium production', ['held', 'residual', 'browser-stopped', 'held'])).toBe(
    'chromium production: 4 vectors, 0 leaks, 1 residuals, 1 browser-stopped',
  );
});

it('names what was lost, because it looks like nothing otherwise', () => {
  expect(closingLine('firefox production', ['lost', 'leak'])).toMatch(/1 leaks.*1 LOST/);
});

it.each([
  ['holding everything', ['held', 'browser-stopped'], 2, true],
  ['a listed exception', ['held', 'residual'], 2, true],
  ['a leak', ['held', 'leak'], 2, false],
  ['a vector that proved nothing', ['held', 'lost'], 2, false],
  ['a mode without vectors', [], 0, true],
  ['vectors that were not tried', [], 2, false],
] as const)('%s', (_, verdicts, tried, passed) => {
  expect(passes(verdicts, tried)).toBe(passed);
});
