import type { Attempt } from './run-vector';
import type { BrowserName, NamedVector } from './vector';

/**
 * `leak`: the attacker got the token somewhere. `residual`: the same, but `docs/security/P2.md` lists it. `held`: it
 * arrived without. `browser-stopped`: not even the control lost its token, so nobody can claim it. `lost`: it
 * did not arrive and names no reason, so it proves nothing.
 */
export type Verdict = 'leak' | 'residual' | 'held' | 'browser-stopped' | 'lost';

/**
 * What an attempt shows.
 * @param control what came of the same vector with the control; null for the control itself
 * @param listed names of the exceptions in `docs/security/P2.md`
 */
export function verdictOf(
  vector: NamedVector,
  browser: BrowserName,
  attempt: Attempt,
  control: Attempt | null,
  listed: ReadonlySet<string>,
): Verdict {
  if (leaked(attempt)) return isListed(vector, browser, listed) ? 'residual' : 'leak';
  if (vector.stoppedBy?.[browser] !== undefined) return 'browser-stopped';
  if (!attempt.arrived) return 'lost';
  if (control !== null && !leaked(control)) return 'browser-stopped';
  return 'held';
}

/** Whether the attacker got the token in any way. */
export function leaked({ carried, held }: Attempt): boolean {
  return held || carried.length > 0;
}

/** Whether an exception in SECURITY.md allows it to leak in that browser. */
export function isListed(
  { residual, residualIn }: NamedVector,
  browser: BrowserName,
  listed: ReadonlySet<string>,
): boolean {
  if (residual === undefined || !listed.has(residual)) return false;
  return residualIn === undefined || residualIn.includes(browser);
}
