import { isSendable } from '../shapes/exact-origin';
import { isAccepted, type TestResult } from './outcome';
import type { TokenRecord } from './token-record';

/**
 * A record with the result of its test. Once a host has taken the token, the other regions are of no use
 * to it. A token that was not accepted is kept but not sent; a replacement stays on or off as it was,
 * unless it was only off because the old one was refused.
 * @param replaced the record as it was before, or null for a new token
 */
export function tested(record: TokenRecord, test: TestResult, replaced: TokenRecord | null): TokenRecord {
  const taken = isAccepted(test.outcome);
  const origin = record.origins
    .filter(isSendable)
    .find((candidate) => test.asked.startsWith(`${new URL(candidate).host}/`));
  return {
    ...record,
    test,
    on: isRefusal(test) ? false : replaced === null || record.on || isRefusal(replaced.test),
    ...(taken && origin !== undefined ? { origins: [origin], region: test.region } : {}),
  };
}

function isRefusal(test: TestResult | null): boolean {
  return test?.outcome === 'refused' || test?.outcome === 'other-region';
}
