import { NO_CHOICES, withoutTraces } from '../../../core/browser-session/choices';
import { exclusive } from '../../../platform/background/exclusive';
import { type SessionValue, sessionValue } from '../session-storage/session-value';
import { holdsKey } from '../vault/open-vault';

/** What the user chose for this browser session. */
export const choices = storedValue(sessionValue('choices'), NO_CHOICES, withoutTraces);

/** Requests that were seen to carry a token. */
export const sent = storedValue(sessionValue('sent'), {}, () => null);

/** The last requests of each tab, with a token or without. */
export const seenRequests = storedValue(sessionValue('seenRequests'), {}, () => null);

/** A value that is always there. */
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
 * A value that a stopped worker must not lose.
 * @param overLock what of a value may stay over a lock; null where nothing may
 */
function storedValue<T>(
  value: SessionValue<T>,
  initial: T,
  overLock: (value: T) => T | null,
): StoredValue<T> {
  const read = async (): Promise<T> => (await value.read()) ?? initial;
  const inTurn = <R>(work: () => Promise<R>): Promise<R> => exclusive(`stored-${value.key}`, work);
  const store = async (next: T | null): Promise<T> => {
    if (next === null) await value.remove();
    else await value.write(next);
    return next ?? initial;
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
