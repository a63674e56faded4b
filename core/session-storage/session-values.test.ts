import { describe, expect, it } from 'vitest';
import {
  readSessionValue,
  SEALED_KEYS,
  SESSION_VALUES,
  type SessionName,
  STAYS_OVER_LOCK,
} from './session-values';
import { SAMPLE_VALUES } from './testing/sample-values';

const values = Object.values(SESSION_VALUES);
const names = Object.keys(SESSION_VALUES) as SessionName[];

it('have a key of their own each', () => {
  const keys = values.map(({ key }) => key);
  expect(new Set(keys).size).toBe(keys.length);
});

it('are gone after a lock where they are sealed, as nobody could open them', () => {
  expect(SEALED_KEYS.length).toBeGreaterThan(0);
  expect(SEALED_KEYS.filter((key) => STAYS_OVER_LOCK.includes(key))).toEqual([]);
});

it('stay over a lock only where they say nothing of whose tokens there are', () => {
  expect(STAYS_OVER_LOCK.toSorted()).toEqual(['choices', 'locked', 'rules-in-force', 'snapshot', 'to-note']);
});

/** No string, number, list or null, and as a record too deep for any that is kept. */
const DAMAGED = { damaged: { damaged: { damaged: { damaged: { damaged: null } } } } };

/** Parts that nobody looks into: only the background writes them. */
const UNREAD: Partial<Record<SessionName, RegExp>> = {
  draft: /^\.reading|^\.nothing/,
  snapshot: /^\.(?!state)/,
  // A damaged key is left out, and the others stay.
  vaultKeys: /^\.\d/,
};

/** A value with each of its parts damaged in turn, by the path of that part. */
function damagedCopies(value: unknown, path = ''): readonly (readonly [path: string, copy: unknown])[] {
  const here = [[path, DAMAGED] as const];
  if (typeof value !== 'object' || value === null) return here;
  const inside = Object.entries(value).flatMap(([part, inner]) =>
    damagedCopies(inner, `${path}.${part}`).map(([deeper, copy]) => {
      const whole = Array.isArray(value)
        ? value.map((each, at) => (String(at) === part ? copy : each))
        : { ...value, [part]: copy };
      return [deeper, whole] as const;
    }),
  );
  return [...here, ...inside];
}

describe.each(names)('%s', (name) => {
  const sample: unknown = SAMPLE_VALUES[name];

  it('is read as it was stored', () => {
    const parsed = name === 'rulesInForce' ? JSON.parse(String(sample)) : sample;
    expect(readSessionValue(name, sample)).toEqual(parsed);
  });

  it('counts as absent where it is of another type', () => {
    for (const stored of [undefined, null, false, 'damaged', Number.NaN, DAMAGED])
      expect(readSessionValue(name, stored), String(stored)).toBeNull();
  });

  it('counts as absent where any part of it is damaged', () => {
    const isText = name === 'rulesInForce';
    const copies = damagedCopies(isText ? JSON.parse(String(sample)) : sample);
    const accepted = copies.filter(([path, copy]) => {
      if (UNREAD[name]?.test(path)) return false;
      return readSessionValue(name, isText ? JSON.stringify(copy) : copy) !== null;
    });
    expect(accepted.map(([path]) => path)).toEqual([]);
  });
});

it('leaves out a damaged vault key, not the one beside it', () => {
  const [key = ''] = SAMPLE_VALUES.vaultKeys;
  expect(readSessionValue('vaultKeys', ['damaged', 7, key])).toEqual([key]);
});
