import { areInConflict, type Competitor, shareAddress } from './conflicts';
import { scopeOf } from './plain-http';

/** A token with its switch, for which conflicts are looked up. */
interface Switched extends Competitor {
  readonly on: boolean;
  readonly scope: 'automatic' | 'chosen-tabs';
  readonly revocation: object | null;
}

/**
 * Those that are sent by themselves now and would have to make way for a token. One that is for chosen tabs only
 * competes tab by tab, so it has none.
 * @param others by `on`: whether each is sent now, also for some minutes only
 */
export function activeConflicts<T extends Switched>(
  token: Competitor & Pick<Switched, 'scope'>,
  others: readonly T[],
): readonly T[] {
  if (scopeOf(token) !== 'automatic') return [];
  return others.filter(
    (other) => isActive(other) && scopeOf(other) === 'automatic' && areInConflict(token, other),
  );
}

/** Those that are on for an address of the token and don't compete with it: a request there carries both. */
export function sentBeside<T extends Switched>(token: Competitor, others: readonly T[]): readonly T[] {
  return others.filter(
    (other) =>
      isActive(other) && other.id !== token.id && shareAddress(other, token) && !areInConflict(token, other),
  );
}

/** One without a header is sent nowhere. */
function isActive({ on, revocation, headers }: Switched): boolean {
  return on && revocation === null && headers.length > 0;
}
