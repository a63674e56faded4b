import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Settings } from '../snapshot/snapshot';
import { widensLocks } from './widens-locks';

const minutes = fc.option(fc.integer({ min: 1, max: 1440 }));
const settings: fc.Arbitrary<Settings> = fc.record({
  idleMinutes: minutes,
  maxSessionMinutes: minutes,
  lockWithScreen: fc.boolean(),
  ownVisitsOnly: fc.boolean(),
});
const usual: Settings = {
  idleMinutes: 60,
  maxSessionMinutes: 120,
  lockWithScreen: true,
  ownVisitsOnly: false,
};

describe('settings that keep it open longer', () => {
  it.each([
    { idleMinutes: 61 },
    { idleMinutes: null },
    { maxSessionMinutes: 121 },
    { maxSessionMinutes: null },
    { lockWithScreen: false },
    { lockWithScreen: false, idleMinutes: 5, maxSessionMinutes: 5 },
  ])('are told: %o', (change) => {
    expect(widensLocks(usual, { ...usual, ...change })).toBe(true);
  });

  it.each([{}, { idleMinutes: 59 }, { maxSessionMinutes: 119 }, { idleMinutes: 5, maxSessionMinutes: 5 }])(
    'are told from others: %o',
    (change) => {
      expect(widensLocks(usual, { ...usual, ...change })).toBe(false);
    },
  );

  it('every change widens in one direction at least, and none is both ways when it is in one part', () => {
    fc.assert(
      fc.property(settings, settings, (one, other) => {
        const same = JSON.stringify(one) === JSON.stringify(other);
        expect(widensLocks(one, other) || widensLocks(other, one)).toBe(!same);
      }),
    );
  });
});
