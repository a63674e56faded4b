import * as v from 'valibot';
import { exclusive } from '../../../platform/background/exclusive';
import { sessionStorage } from '../../../platform/background/session-storage';

/** One schema-checked value of `storage.session`. */
export interface StoredValue<T> {
  /** What is stored, or the initial value where nothing or something malformed is. */
  read(): Promise<T>;
  /** Changes wait for each other. */
  change(edit: (value: T) => T): Promise<T>;
}

/** Declares one value that a stopped worker must not lose. */
export function storedValue<T>(key: string, schema: v.GenericSchema<T>, initial: T): StoredValue<T> {
  const read = async (): Promise<T> => {
    const parsed = v.safeParse(schema, await sessionStorage.get(key));
    return parsed.success ? parsed.output : initial;
  };
  return {
    read,
    change: (edit) =>
      exclusive(`stored-${key}`, async () => {
        const before = await read();
        const after = edit(before);
        if (after !== before) await sessionStorage.set({ [key]: after });
        return after;
      }),
  };
}
