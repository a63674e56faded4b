import type { TestResult } from '../token/outcome';
import type { Revocation, RevokeCallOutcome } from '../token/revocation';

/** Minutes after which a revoked token is asked for again: some providers take a while. */
const MINUTES = [1, 5, 30] as const;

/**
 * When to ask again.
 * @param checks how many timed checks were made already
 * @param now milliseconds since 1970
 * @returns milliseconds since 1970, or null when only the user asks from here on
 */
export function nextRecheck(checks: number, now: number): number | null {
  const minutes = MINUTES[checks];
  return minutes === undefined ? null : now + minutes * 60_000;
}

/**
 * Whether a token may be erased: every host it was kept for refused it, each in the provider's own words.
 * A proxy's 401 page or one host out of reach proves nothing about the others. Words are not needed where the provider
 * said itself that it revoked the token.
 */
export function isConfirmedRefusal(
  results: readonly TestResult[],
  call: Revocation['call'] = undefined,
): boolean {
  const saidSo = call?.outcome === 'accepted';
  return (
    results.length > 0 &&
    results.every(({ outcome, message }) => outcome === 'refused' && (saidSo || message !== null))
  );
}

/** Whether a call that ended so may have revoked the token: then asking again tells. */
export function mayHaveRevoked(outcome: RevokeCallOutcome): boolean {
  return outcome === 'accepted' || outcome === 'begun' || outcome === 'not-reached' || outcome === 'unclear';
}
