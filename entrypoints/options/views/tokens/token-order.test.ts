import { describe, expect, it } from 'vitest';
import type { TokenView } from '../../../../core/pages/snapshot';
import type { Order } from '../../../../core/token/token-list';
import { counts, ordered } from './token-order';

const NOW = 1_800_000_000_000;
const DAY = 24 * 3_600_000;

const TEST = { outcome: 'works', at: NOW - DAY } as NonNullable<TokenView['test']>;

/** As much of a token as the order looks at. */
const make = (label: string, changes: Partial<TokenView>) =>
  ({
    id: label,
    label,
    region: null,
    on: true,
    status: 'sent',
    test: null,
    expiresAt: null,
    layInClear: false,
    ...changes,
  }) as TokenView;

const TOKENS = [
  make('fine', { test: TEST, expiresAt: NOW + 15 * DAY, providerName: 'Zeta' }),
  make('clear', { test: TEST, layInClear: true, providerName: 'Acme 10' }),
  make('new', { providerName: 'Acme 9' }),
  make('ends', { test: TEST, expiresAt: NOW + 13 * DAY, providerName: 'Acme 9' }),
  make('refused', { test: { ...TEST, outcome: 'refused' }, on: false, providerName: 'Beta' }),
];

const labels = (by: Order['by'], descending = false) =>
  ordered(TOKENS, { by, descending }, ({ label }) => label, NOW).map(({ label }) => label);

describe('a list of tokens', () => {
  it('begins with what asks for something', () => {
    expect(labels('attention')).toEqual(['refused', 'ends', 'new', 'clear', 'fine']);
  });

  it.each([
    ['token', ['clear', 'ends', 'fine', 'new', 'refused']],
    ['provider', ['ends', 'new', 'clear', 'refused', 'fine']],
    ['test', ['refused', 'new', 'clear', 'ends', 'fine']],
    ['expires', ['ends', 'fine', 'clear', 'new', 'refused']],
  ] as const)('is sorted by %s, and equal ones by name', (by, expected) => {
    expect(labels(by)).toEqual(expected);
  });

  it('is sorted the other way round, and equal ones still by name', () => {
    expect(labels('token', true)).toEqual(['refused', 'new', 'fine', 'ends', 'clear']);
    expect(labels('provider', true)).toEqual(['fine', 'refused', 'clear', 'ends', 'new']);
  });

  it('counts what each filter leaves', () => {
    expect(counts(TOKENS, NOW)).toEqual({ all: 5, refused: 1, expiring: 1, untested: 1, clear: 1, off: 1 });
  });
});
