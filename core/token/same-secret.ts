import type { TokenRecord } from './token-record';

/**
 * Whether an answer about one record still speaks of the other: a record can be replaced, moved or removed
 * while its provider is being asked.
 */
export function isSameSecret(one: TokenRecord, other: TokenRecord | undefined): boolean {
  return (
    other !== undefined &&
    one.secret === other.secret &&
    one.origins.join() === other.origins.join() &&
    one.revocation?.startedAt === other.revocation?.startedAt
  );
}
