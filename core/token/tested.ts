import { isSendable } from '../shapes/exact-origin';
import { isAccepted, isHeldBack, type TestResult } from './outcome';
import type { TokenRecord } from './token-record';

/**
 * A record with the result of its test. Once a host has taken the token, the other regions are of no use
 * to it; hosts without a region, as of an API that the user described, stay. A token that was not accepted, or that the
 * test did not send, is kept but not sent; a replacement stays on or off as it was, unless it was only off because the
 * old one was.
 * @param replaced the record as it was before, or null for a new token
 */
export function tested(record: TokenRecord, test: TestResult, replaced: TokenRecord | null): TokenRecord {
  return {
    ...withTest(record, test),
    on: switchesOff(test) ? false : replaced === null || record.on || switchesOff(replaced.test),
    ...placeOf(record, test),
  };
}

/** A record with the result of a test, and with the end that this named. */
export function withTest(record: TokenRecord, test: TestResult): TokenRecord {
  return { ...record, test, expiresAt: test.expiresAt ?? record.expiresAt };
}

/** The one host that took the token, where the others are of other regions; nothing where that is not known. */
export function placeOf(
  { origins }: Pick<TokenRecord, 'origins'>,
  test: TestResult,
): Partial<Pick<TokenRecord, 'origins' | 'region'>> {
  const origin = origins
    .filter(isSendable)
    .find((candidate) => test.asked.startsWith(`${new URL(candidate).host}/`));
  const isKnown = isAccepted(test.outcome) && test.region !== null && origin !== undefined;
  return isKnown ? { origins: [origin], region: test.region } : {};
}

/** Whether a token is kept and not sent after this test. */
export function switchesOff(test: TestResult | null): boolean {
  return test?.outcome === 'refused' || test?.outcome === 'other-region' || isHeldBack(test);
}

/**
 * The answer that switched a token off when it was added or replaced; null where it is on, or where it was the user. A
 * test that was asked for later changes nothing, so its refusal is no reason.
 */
export function switchedOffBy({
  on,
  test,
  createdAt,
  replacedAt,
}: TokenRecord): 'refused' | 'other-region' | null {
  if (on || test === null || test.at > (replacedAt ?? createdAt)) return null;
  return test.outcome === 'refused' || test.outcome === 'other-region' ? test.outcome : null;
}

/**
 * Whether a token of another tool is still kept off until a test says that its API takes it. A file said where it goes,
 * so before that it is switched on by its own switch only, beside its host.
 */
export function waitsForTest({ on, layInClear = false, test }: TokenRecord): boolean {
  return !on && layInClear && !(test !== null && isAccepted(test.outcome));
}
