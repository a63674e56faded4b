import { describe, expect, it } from 'vitest';
import { FIVE } from '../../tests/support/catalogue';
import type { TestResult } from './outcome';
import { compareAccounts, mayTakePlace, type Tested } from './same-account';

type Identity = TestResult['identity'];

const tested = (identity: Identity, region: string | null = 'US', providerId = 'pagerduty'): Tested => ({
  providerId,
  test: {
    outcome: 'works',
    reason: null,
    status: 200,
    method: 'GET',
    asked: 'api.pagerduty.com/users/me',
    duration: 1,
    at: 1,
    region,
    message: null,
    identity,
    callsLeft: null,
    callsLimit: null,
    wait: null,
  },
});
const user = (text: string, id?: string): Identity => ({
  kind: 'user',
  text,
  ...(id === undefined ? {} : { id }),
});
const ADA = tested(user('Ada', 'P1'));
const NAMELESS = tested(user('Ada'));

// Proves P4: One account is proven by an id only.
describe('whether one token may take the place of another', () => {
  it.each<[what: string, one: Tested, other: Tested, compared: string, added: boolean, replaces: boolean]>([
    ['one account', ADA, ADA, 'same', true, true],
    ['one account that was renamed', ADA, tested(user('Ada King', 'P1')), 'same', true, true],
    ['one name, two ids', ADA, tested(user('Ada', 'P2')), 'different', false, false],
    ['two names, two ids', ADA, tested(user('Bob', 'P2')), 'different', false, false],
    ['one name, an id on one side', ADA, NAMELESS, 'unknown', false, true],
    ['two names, an id on one side', ADA, tested(user('Bob')), 'different', false, false],
    ['one name without an id', NAMELESS, NAMELESS, 'unknown', false, true],
    ['two names without an id', NAMELESS, tested(user('Bob')), 'different', false, false],
    [
      'one name in two spellings',
      tested(user('Zo\u00eb')),
      tested(user('Zoe\u0308 ')),
      'unknown',
      false,
      true,
    ],
    ['two regions', ADA, tested(user('Ada', 'P1'), 'EU'), 'different', false, false],
    ['two kinds', ADA, tested({ kind: 'account', text: 'Ada', id: 'P1' }), 'unknown', false, true],
    ['two providers', ADA, tested(user('Ada', 'P1'), 'US', 'pylon'), 'unknown', false, true],
    ['nobody named', ADA, tested(null), 'unknown', false, true],
    ['nobody named on both sides', tested(null), tested(null), 'unknown', false, true],
    ['no test', ADA, { ...ADA, test: null }, 'unknown', false, true],
  ])('%s', (_what, one, other, compared, added, replaces) => {
    for (const [token, there] of [
      [one, other],
      [other, one],
    ] as const) {
      expect(compareAccounts(token, there)).toBe(compared);
      expect(mayTakePlace(token, there, 'added')).toBe(added);
      expect(mayTakePlace(token, there, 'replaces')).toBe(replaces);
    }
  });

  it('is only proven by an id, which each of the five has or is named as one without', () => {
    const withId = FIVE.filter(({ checks }) => checks.some(({ identity }) => identity?.idPath));
    expect(withId.map(({ id }) => id)).toEqual(['pagerduty', 'pylon']);
  });
});
