import { isSendable } from '../shapes/exact-origin';
import { isAccepted, isHeldBack, type TestResult } from './outcome';
import type { TokenRecord } from './token-record';

/**
 * A record with the result of its test. Once a host has taken the token, the other regions are of no use
 * to it; hosts of an API that the user described are no regions, and stay. A token that was not accepted, or that the
 * test did not send, is kept but not sent; a replacement stays on or off as it was, unless it was only off because the
 * old one was.
 * @param replaced the record as it was before, or null for a new token
 */
export function tested(record: TokenRecord, test: TestResult, replaced: TokenRecord | null): TokenRecord {
  const hasRegions = test.statusWithout === undefined;
  const taken = isAccepted(test.outcome) && hasRegions;
  const origin = record.origins
    .filter(isSendable)
    .find((candidate) => test.asked.startsWith(`${new URL(candidate).host}/`));
  return {
    ...record,
    test,
    on: switchesOff(test) ? false : replaced === null || record.on || switchesOff(replaced.test),
    ...(taken && origin !== undefined ? { origins: [origin], region: test.region } : {}),
  };
}

function switchesOff(test: TestResult | null): boolean {
  return test?.outcome === 'refused' || test?.outcome === 'other-region' || isHeldBack(test);
}
