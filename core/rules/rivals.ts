import type { TokenRecord } from '../token/token-record';

type Rival = Pick<TokenRecord, 'id' | 'origins' | 'headers'>;

/** True when both would set the same header on the same host: only one of them can be sent. */
export function areRivals(one: Rival, other: Rival): boolean {
  if (one.id === other.id) return false;
  const names = new Set(one.headers.map((header) => header.name.toLowerCase()));
  return (
    one.origins.some((origin) => other.origins.includes(origin)) &&
    other.headers.some((header) => names.has(header.name.toLowerCase()))
  );
}
