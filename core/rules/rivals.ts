import type { TokenRecord } from '../token/token-record';

type Rival = Pick<TokenRecord, 'id' | 'origins' | 'headers' | 'companions'>;

/**
 * True when both would set the same header of the same host to something else: only one of them can be sent.
 * Extra headers count as well, or the browser's own order would decide between their values.
 */
export function areRivals(one: Rival, other: Rival): boolean {
  if (one.id === other.id || !one.origins.some((origin) => other.origins.includes(origin))) return false;
  const mine = new Map(headersOf(one));
  return headersOf(other).some(([name, value]) => {
    const own = mine.get(name);
    return own !== undefined && (own === SECRET || own !== value);
  });
}

/** Stands for a value with a token in it, which is never the same as another. */
const SECRET: string | null = null;

function headersOf({ headers, companions }: Rival): readonly (readonly [string, string | null])[] {
  return [
    ...companions.map(({ name, value }) => [name.toLowerCase(), value] as const),
    ...headers.map(({ name }) => [name.toLowerCase(), SECRET] as const),
  ];
}
