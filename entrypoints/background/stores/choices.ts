import { NO_CHOICES } from '../../../core/browser-session/choices';
import { exclusive } from '../../../platform/background/exclusive';
import { type SessionValue, sessionValue } from '../session-storage/session-value';

/** What the user chose for this browser session. */
export const choices = storedValue(sessionValue('choices'), NO_CHOICES);

/** Requests that were seen to carry a token. */
export const sent = storedValue(sessionValue('sent'), {});

/** The last requests of each tab, with a token or without. */
export const seenRequests = storedValue(sessionValue('seenRequests'), {});

/** A value that is always there. */
export interface StoredValue<T> {
  /** What is stored, or the initial value where nothing or something malformed is. */
  read(): Promise<T>;
  /** Changes wait for each other. */
  change(edit: (value: T) => T): Promise<T>;
}

/** A value that a stopped worker must not lose. */
function storedValue<T>(value: SessionValue<T>, initial: T): StoredValue<T> {
  const read = async (): Promise<T> => (await value.read()) ?? initial;
  return {
    read,
    change: (edit) =>
      exclusive(`stored-${value.key}`, async () => {
        const before = await read();
        const after = edit(before);
        if (after !== before) await value.write(after);
        return after;
      }),
  };
}
