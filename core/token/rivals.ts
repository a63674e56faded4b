/** What decides who competes with whom; records and views have it. */
export interface Rival {
  readonly id: string;
  readonly origins: readonly string[];
  readonly headers: readonly { readonly name: string }[];
}

/** True when both would set the same header on the same host: only one of them can be sent. */
export function areRivals(one: Rival, other: Rival): boolean {
  if (one.id === other.id || !one.origins.some((origin) => other.origins.includes(origin))) return false;
  const names = one.headers.map((header) => header.name.toLowerCase());
  return other.headers.some((header) => names.includes(header.name.toLowerCase()));
}
