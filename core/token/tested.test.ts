import { describe, expect, it } from 'vitest';
import { fakeToken } from '../vault/testing/fake-token';
import type { TestResult } from './outcome';
import { tested } from './tested';

const ORIGINS = ['https://api.own.example', 'https://eu.own.example'];
const token = fakeToken('first-token-0001', { origins: ORIGINS });
const result = (changes: Partial<TestResult>): TestResult => ({
  outcome: 'works',
  reason: null,
  status: 200,
  method: 'GET',
  asked: 'eu.own.example/v1/me',
  duration: 1,
  at: 1,
  region: null,
  message: null,
  identity: null,
  callsLeft: null,
  callsLimit: null,
  wait: null,
  ...changes,
});

describe('a token after its test', () => {
  it('has the one host of a region that took it', () => {
    expect(tested(token, result({ region: 'EU', statusWithout: 401 }), null)).toMatchObject({
      origins: ['https://eu.own.example'],
      region: 'EU',
    });
  });

  it('keeps the hosts of an API that the user described', () => {
    expect(tested(token, result({ statusWithout: 401 }), null).origins).toEqual(ORIGINS);
  });

  it('ends when the answer said so, and as before where it said nothing', () => {
    const before = { ...token, expiresAt: 5 };
    expect(tested(before, result({ expiresAt: 9 }), null).expiresAt).toBe(9);
    expect(tested(before, result({}), null).expiresAt).toBe(5);
  });

  it.each<[what: string, changes: Partial<TestResult>, on: boolean]>([
    ['works', {}, true],
    ['proves nothing', { outcome: 'unclear', reason: 'open-without-token' }, true],
    ['was refused', { outcome: 'refused' }, false],
    ['was held back by a web page', { outcome: 'unclear', reason: 'held-html' }, false],
    ['was held back by a redirect', { outcome: 'unclear', reason: 'held-redirect' }, false],
  ])('that %s is sent or not', (_, changes, on) => {
    const test = result({ ...changes, statusWithout: 200 });
    expect(tested(token, test, null).on).toBe(on);
    const off = { ...token, on: false, test };
    expect(tested({ ...token, on: false }, result({}), off).on).toBe(!on);
  });
});
