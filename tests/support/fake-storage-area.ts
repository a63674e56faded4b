type Call = <T>(work: () => T) => Promise<T>;

/** One storage area. Keeps what JSON keeps, as Chromium does. */
export function fakeStorageArea(
  values: Map<string, unknown>,
  call: Call,
  failure: (keys: readonly string[]) => Error | null = () => null,
) {
  const copy = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
  const named = (keys: string | readonly string[] | null): readonly string[] =>
    keys === null ? [...values.keys()] : typeof keys === 'string' ? [keys] : keys;
  return {
    get: (keys: string | readonly string[] | null) =>
      call(() =>
        Object.fromEntries(
          named(keys)
            .filter((key) => values.has(key))
            .map((key) => [key, copy(values.get(key))]),
        ),
      ),
    set: (entries: Readonly<Record<string, unknown>>) =>
      call(() => {
        const error = failure(Object.keys(entries));
        if (error !== null) throw error;
        for (const [key, value] of Object.entries(entries)) values.set(key, copy(value));
      }),
    remove: (keys: string | readonly string[]) =>
      call(() => {
        for (const key of named(keys)) values.delete(key);
      }),
    setAccessLevel: () => call(() => undefined),
  };
}
