import * as v from 'valibot';
import { choicesSchema, NO_CHOICES } from '../../../core/browser-session/choices';
import { seenRequestsSchema, sentSchema } from '../../../core/browser-session/seen-requests';
import { SESSION_KEYS } from '../../../core/browser-session/session-keys';
import { exclusive } from '../../../platform/background/exclusive';
import { sessionArea } from '../../../platform/background/session-area';

/** What the user chose for this browser session. */
export const choices = storedValue(SESSION_KEYS.choices, choicesSchema, NO_CHOICES);

/** Requests that were seen to carry a token. */
export const sent = storedValue(SESSION_KEYS.sent, sentSchema, {});

/** The last requests of each tab, with a token or without. */
export const seenRequests = storedValue(SESSION_KEYS.seenRequests, seenRequestsSchema, {});

/** One schema-checked value of `storage.session`. */
export interface StoredValue<T> {
  /** What is stored, or the initial value where nothing or something malformed is. */
  read(): Promise<T>;
  /** Changes wait for each other. */
  change(edit: (value: T) => T): Promise<T>;
}

/** Declares one value that a stopped worker must not lose. */
function storedValue<T>(key: string, schema: v.GenericSchema<T>, initial: T): StoredValue<T> {
  const read = async (): Promise<T> => {
    const parsed = v.safeParse(schema, await sessionArea.get(key));
    return parsed.success ? parsed.output : initial;
  };
  return {
    read,
    change: (edit) =>
      exclusive(`stored-${key}`, async () => {
        const before = await read();
        const after = edit(before);
        if (after !== before) await sessionArea.set({ [key]: after });
        return after;
      }),
  };
}
