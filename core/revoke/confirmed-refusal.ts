import type { TestResult } from '../token/outcome';

/**
 * Whether a token may be erased: every host it was kept for refused it, each in the provider's own words.
 * A proxy's 401 page or one host out of reach proves nothing about the others.
 */
export function isConfirmedRefusal(results: readonly TestResult[]): boolean {
  return (
    results.length > 0 && results.every(({ outcome, message }) => outcome === 'refused' && message !== null)
  );
}
