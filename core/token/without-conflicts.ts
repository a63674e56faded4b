import { activeConflicts } from './active-conflicts';
import type { TokenRecord } from './token-record';

/** Whether a token is to be sent now, also for some minutes only. */
export type IsActive = (token: TokenRecord) => boolean;

/**
 * Tokens that come, or come back, without taking anybody's place: each that would compete with an active token, or
 * with one that comes before it, is switched off.
 * @param staying all other tokens of the vault
 */
export function withoutConflicts(
  incoming: readonly TokenRecord[],
  staying: readonly TokenRecord[],
  isActive: IsActive,
): readonly TokenRecord[] {
  const active = staying.map((token) => ({ ...token, on: isActive(token) }));
  return incoming.map((token) => {
    if (!token.on || token.revocation !== null) return token;
    const competes = activeConflicts(token, active).length > 0;
    if (!competes) active.push(token);
    return competes ? { ...token, on: false } : token;
  });
}
