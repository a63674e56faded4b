import { expect, it } from 'vitest';
import type { TestResult } from '../token/outcome';
import { fakeToken } from '../vault/testing/fake-token';
import { NO_FACTS } from './testing/facts';
import { tokenView } from './token-view';

/** What `storage.session` holds in all: 10 MiB in Chrome. */
const QUOTA = 10 * 1024 * 1024;

const TEST: TestResult = {
  outcome: 'limited',
  reason: null,
  status: 403,
  message: 'm'.repeat(200),
  identity: { kind: 'user', text: 'i'.repeat(80) },
  callsLeft: 899,
  callsLimit: 900,
  wait: null,
  method: 'GET',
  asked: `api.pagerduty.com/${'p'.repeat(60)}`,
  duration: 120,
  at: 1_800_000_000_000,
  region: 'US',
};

const bytesOf = (count: number): number =>
  JSON.stringify(
    Array.from({ length: count }, (_, at) => {
      const token = fakeToken(`token-of-many-${1000 + at}`, {
        providerId: 'pagerduty',
        providerName: 'PagerDuty',
        origins: ['https://api.pagerduty.com'],
        region: 'US',
        secret: `u+${'s'.repeat(18)}`,
        test: TEST,
      });
      return tokenView(token, NO_FACTS);
    }),
  ).length;

// Proves P9: The view for a thousand tokens fits into session storage.
it('a thousand tokens for one host make a view that grows with them only, and has room', () => {
  const one = bytesOf(1);
  expect(one).toBeLessThan(2048);
  expect(bytesOf(1000)).toBeLessThan(1000 * (one + 8));
  expect(bytesOf(1000)).toBeLessThan(QUOTA / 4);
});
