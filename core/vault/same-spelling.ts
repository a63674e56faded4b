/** True when both are the same as JSON. Storage does not keep the order of keys. */
export function sameSpelling(one: unknown, other: unknown): boolean {
  return spelling(one) === spelling(other);
}

function spelling(value: unknown): string {
  return JSON.stringify(value ?? null, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
