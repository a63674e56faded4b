import * as v from 'valibot';
import { choicesSchema, NO_CHOICES, withoutTraces } from '../../../core/browser-session/choices';
import { seenRequestsSchema, sentSchema } from '../../../core/browser-session/seen-requests';
import { SESSION_KEYS } from '../../../core/browser-session/session-keys';
import { exclusive } from '../../../platform/background/exclusive';
import { sessionArea } from '../../../platform/background/session-area';
import { holdsKey } from '../vault/open-vault';

/** What the user chose for this browser session. */
export const choices = storedValue(SESSION_KEYS.choices, choicesSchema, NO_CHOICES, withoutTraces);

/** Requests that were seen to carry a token. */
export const sent = storedValue(SESSION_KEYS.sent, sentSchema, {}, () => null);

/** The last requests of each tab, with a token or without. */
export const seenRequests = storedValue(SESSION_KEYS.seenRequests, seenRequestsSchema, {}, () => null);

/** One schema-checked value of `storage.session`. */
export interface StoredValue<T> {
  /** What is stored, or the initial value where nothing or something malformed is. */
  read(): Promise<T>;
  /**
   * Changes wait for each other. Without a key in memory only what may stay over a lock is stored: a request in flight
   * may report after the lock.
   */
  change(edit: (value: T) => T): Promise<T>;
  /** Part of every lock, after the key is gone. It waits for a change under way, which may not have seen that. */
  clearForLock(): Promise<void>;
}

/**
 * Declares one value that a stopped worker must not lose.
 * @param overLock what of a value may stay over a lock; null where nothing may
 */
function storedValue<T>(
  key: string,
  schema: v.GenericSchema<T>,
  initial: T,
  overLock: (value: T) => T | null,
): StoredValue<T> {
  const read = async (): Promise<T> => {
    const parsed = v.safeParse(schema, await sessionArea.get(key));
    return parsed.success ? parsed.output : initial;
  };
  const inTurn = <R>(work: () => Promise<R>): Promise<R> => exclusive(`stored-${key}`, work);
  const store = async (value: T | null): Promise<T> => {
    if (value === null) await sessionArea.remove([key]);
    else await sessionArea.set({ [key]: value });
    return value ?? initial;
  };
  return {
    read,
    change: (edit) =>
      inTurn(async () => {
        const before = await read();
        const after = edit(before);
        if (after === before) return after;
        return store((await holdsKey()) ? after : overLock(after));
      }),
    clearForLock: () => inTurn(async () => void (await store(overLock(await read())))),
  };
}
