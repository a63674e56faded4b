import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Settings } from '../pages/snapshot';
import { widensLocks } from './settings';

const LOCKS = ['idleMinutes', 'maxSessionMinutes', 'lockWithScreen'] as const;
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

  it('every change of a lock widens in one direction at least, in one part never both; no other change does', () => {
    fc.assert(
      fc.property(settings, settings, fc.constantFrom(...LOCKS), (one, other, part) => {
        const changed = (parts: readonly (keyof Settings)[]) =>
          parts.some((name) => one[name] !== other[name]);
        expect(widensLocks(one, other) || widensLocks(other, one)).toBe(changed(LOCKS));
        const inOnePart = { ...one, [part]: other[part] };
        expect([widensLocks(one, inOnePart), widensLocks(inOnePart, one)].filter(Boolean)).toHaveLength(
          changed([part]) ? 1 : 0,
        );
      }),
    );
  });

  it('which visits get tokens is no lock', () => {
    const every: Settings = { ...usual, ownVisitsOnly: false };
    const own: Settings = { ...usual, ownVisitsOnly: true };
    expect(widensLocks(every, own)).toBe(false);
    expect(widensLocks(own, every)).toBe(false);
  });
});
