import { expect, it } from 'vitest';
import { SEALED_KEYS, SESSION_KEYS, SESSION_VALUES, STAYS_OVER_LOCK } from './session-keys';

const values = Object.values(SESSION_VALUES);

it('have a key of their own each', () => {
  const keys = values.map(({ key }) => key);
  expect(new Set(keys).size).toBe(keys.length);
  expect(Object.values(SESSION_KEYS)).toEqual(keys);
});

it('are gone after a lock where they are sealed, as nobody could open them', () => {
  expect(SEALED_KEYS.length).toBeGreaterThan(0);
  expect(SEALED_KEYS.filter((key) => STAYS_OVER_LOCK.includes(key))).toEqual([]);
});

it('stay over a lock only where they say nothing of whose tokens there are', () => {
  expect(STAYS_OVER_LOCK.toSorted()).toEqual([
    'choices',
    'locked',
    'locking',
    'rules-in-force',
    'snapshot',
    'to-note',
  ]);
});
