import { describe, expect, it } from 'vitest';
import type { Attempt } from './run-vector';
import type { NamedVector } from './vector';
import { leaked, verdictOf } from './verdict';

const LISTED = new Set(['opaque-origin']);
const WITHOUT: Attempt = { arrived: true, carried: [], held: false };
const WITH: Attempt = { ...WITHOUT, carried: ['GET https://api.example/attack/0'] };
const LOST: Attempt = { ...WITHOUT, arrived: false };
const vector: NamedVector = { name: 'fetch/plain' };
const judge = (given: Partial<NamedVector>, attempt: Attempt, control: Attempt = WITH) =>
  verdictOf({ ...vector, ...given }, 'chromium', attempt, control, LISTED);

describe('what the attacker got', () => {
  it.each([
    ['nothing', WITHOUT, false],
    ['a request with the token', WITH, true],
    ['the token without a request', { ...WITHOUT, held: true }, true],
    ['the token on a request that is not the awaited one', { ...WITH, arrived: false }, true],
  ] as const)('%s', (_, attempt, expected) => {
    expect(leaked(attempt)).toBe(expected);
  });
});

describe('a vector', () => {
  it('that arrives without the token, and with it for the control, is held', () => {
    expect(judge({}, WITHOUT)).toBe('held');
  });

  it('that arrives with the token is a leak', () => {
    expect(judge({}, WITH)).toBe('leak');
  });

  it('is a leak also where the browser was said to end it, or where the control lost nothing', () => {
    expect(judge({ stoppedBy: { chromium: 'it blocks' } }, WITH)).toBe('leak');
    expect(judge({}, WITH, WITHOUT)).toBe('leak');
  });

  it('that not even the control loses its token to is no merit of the extension', () => {
    expect(judge({}, WITHOUT, WITHOUT)).toBe('browser-stopped');
    expect(judge({ stoppedBy: { chromium: 'it blocks' } }, LOST, LOST)).toBe('browser-stopped');
  });

  it('that does not arrive proves nothing, unless it names what ends it in this browser', () => {
    expect(judge({}, LOST)).toBe('lost');
    expect(judge({ stoppedBy: { firefox: 'it blocks' } }, LOST)).toBe('lost');
  });
});

describe('an exception', () => {
  it('counts only under a name that is on the list', () => {
    expect(judge({ residual: 'opaque-origin' }, WITH)).toBe('residual');
    expect(judge({ residual: 'made-up' }, WITH)).toBe('leak');
  });

  it('counts only in the browsers that it is for', () => {
    expect(judge({ residual: 'opaque-origin', residualIn: ['chromium'] }, WITH)).toBe('residual');
    expect(judge({ residual: 'opaque-origin', residualIn: ['firefox'] }, WITH)).toBe('leak');
  });

  it('that does not happen is no exception', () => {
    expect(judge({ residual: 'opaque-origin' }, WITHOUT)).toBe('held');
  });
});
