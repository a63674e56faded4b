import type { TestResult } from '../token/outcome';

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
 * A proxy's 401 page or one host out of reach proves nothing about the others.
 */
export function isConfirmedRefusal(results: readonly TestResult[]): boolean {
  return (
    results.length > 0 && results.every(({ outcome, message }) => outcome === 'refused' && message !== null)
  );
}
