import { describe, expect, it } from 'vitest';
import { FIRST, fakeToken, SECOND, THIRD } from '../vault/testing/fake-token';
import { type Choices, isActive, NO_CHOICES } from './choices';
import {
  isLimitDue,
  nextLimit,
  withConflictingLimitsOver,
  withLimitsMoved,
  withLimitsOver,
  withoutOvertakenLimits,
} from './send-limits';

const NOW = 1_800_000_000_000;
const MINUTE = 60_000;
const until = (sendUntil: Readonly<Record<string, number>>): Choices => ({ ...NO_CHOICES, sendUntil });
const off = (id: string, parts = {}) => fakeToken(id, { on: false, ...parts });
const active = (choices: Choices, now = NOW, ...tokens: readonly ReturnType<typeof off>[]) =>
  tokens.filter((token) => isActive(token, choices, now)).map(({ id }) => id);

describe('minutes that are over', () => {
  const chosen = until({ [FIRST]: NOW + MINUTE, [SECOND]: NOW - 1 });

  it('stay over when the clock goes back', () => {
    expect(isLimitDue(chosen, NOW)).toBe(true);
    expect(active(chosen, NOW - MINUTE, off(SECOND))).toEqual([SECOND]);
    const noted = withLimitsOver(chosen, NOW);
    expect(isLimitDue(noted, NOW)).toBe(false);
    expect(withLimitsOver(noted, NOW)).toBe(noted);
    expect(active(noted, NOW - MINUTE, off(FIRST), off(SECOND))).toEqual([FIRST]);
  });

  it('do not make a token go on that is stored as on', () => {
    expect(active(withLimitsOver(chosen, NOW), NOW, fakeToken(SECOND))).toEqual([]);
  });

  it('come when they would have come, after the clock went back', () => {
    const back = withLimitsMoved(chosen, 60 * MINUTE);
    expect(nextLimit(back, NOW - 60 * MINUTE)).toBe(NOW - 59 * MINUTE);
    expect(active(back, NOW - 59 * MINUTE, off(FIRST))).toEqual([]);
  });
});

describe('two automatic conflicts', () => {
  const both = until({ [FIRST]: NOW + MINUTE, [SECOND]: NOW + 2 * MINUTE });

  it('for some minutes: the one that ends later is left', () => {
    const left = withoutOvertakenLimits(both, [off(FIRST), off(SECOND)]);
    expect(active(left, NOW, off(FIRST), off(SECOND))).toEqual([SECOND]);
    expect(withoutOvertakenLimits(left, [off(FIRST), off(SECOND)])).toBe(left);
    const equal = until({ [FIRST]: NOW + MINUTE, [SECOND]: NOW + MINUTE });
    for (const order of [
      [off(FIRST), off(SECOND)],
      [off(SECOND), off(FIRST)],
    ])
      expect(active(withoutOvertakenLimits(equal, order), NOW, ...order)).toHaveLength(1);
  });

  it('one of them on: that one is left', () => {
    const tokens = [off(FIRST), off(SECOND), fakeToken(THIRD)];
    expect(active(withoutOvertakenLimits(both, tokens), NOW, ...tokens)).toEqual([THIRD]);
  });

  it('one of them about to be revoked, for chosen tabs, or for another host: it is no conflict', () => {
    const revocation = { startedAt: NOW, checks: 0, nextCheckAt: null, lastCheck: null };
    for (const parts of [
      { revocation },
      { scope: 'chosen-tabs' as const },
      { origins: ['https://other.example.com'] },
    ]) {
      const one = until({ [FIRST]: NOW + MINUTE });
      expect(withoutOvertakenLimits(one, [off(FIRST), fakeToken(THIRD, parts)])).toBe(one);
    }
  });

  it('one that is chosen now takes over', () => {
    const left = withConflictingLimitsOver(both, off(FIRST), [off(FIRST), off(SECOND)]);
    expect(active(left, NOW, off(FIRST), off(SECOND))).toEqual([FIRST]);
  });
});
