import type { TokenRecord } from './token-record';

/** Shorter secrets show nothing: four characters would be too much of them. */
const SHORTEST_SHOWN = 12;

/** The last four characters, to tell tokens apart; empty for a short secret. */
export function lastFour(secret: string): string {
  return secret.length < SHORTEST_SHOWN ? '' : secret.slice(-4);
}

/** The secret as dots with its last four characters. */
export function masked(secret: string): string {
  return `••••${lastFour(secret)}`;
}

/**
 * Whether an answer about one record still speaks of the other: a record can be replaced, moved or removed
 * while its provider is being asked.
 */
export function isSameSecret(one: TokenRecord, other: TokenRecord | undefined): boolean {
  return (
    other !== undefined &&
    one.secret === other.secret &&
    sameFields(one, other) &&
    one.origins.join() === other.origins.join() &&
    one.revocation?.startedAt === other.revocation?.startedAt
  );
}

/** Whether both fill their headers with the same values. */
export function sameFields(
  { fields: mine }: Pick<TokenRecord, 'fields'>,
  { fields: its }: Pick<TokenRecord, 'fields'>,
): boolean {
  return (
    mine.length === its.length &&
    mine.every(({ name, value, secret }) =>
      its.some((field) => field.name === name && field.value === value && field.secret === secret),
    )
  );
}
