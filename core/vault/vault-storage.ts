/** Where vault files are kept. Implemented by the platform over `storage.local`. */
export interface VaultStorage {
  /** Values of these keys; a key that is not there is left out. @throws StorageFailedError */
  read(keys: readonly string[]): Promise<Record<string, unknown>>;
  /** All entries or none of them. @throws StorageFullError, StorageFailedError */
  write(entries: Record<string, unknown>): Promise<void>;
  /** @throws StorageFailedError */
  remove(keys: readonly string[]): Promise<void>;
}

/** Runs one piece of work at a time, across every context of the extension. */
export type WithLock = <T>(work: () => Promise<T>) => Promise<T>;

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
